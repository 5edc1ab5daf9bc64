"""The letters of one case: which there are, which could be written."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.letters import queries, services
from netra.letters.models import Sending
from netra.letters.permissions import offices_of
from netra.letters.views.scene import actor_of, scene_of


@require_safe
@staff_only
def desk(request: StaffRequest, ref: str) -> HttpResponse:
    """Every document of the case with its number, its file and how it went out."""
    scene = scene_of(request, ref)
    lines = queries.desk(scene.case, request.user, scene.today)
    context = {
        "case": scene.case,
        "lines": lines,
        "ways": dict(Sending.Way.choices),
        "has_office": bool(offices_of(request.user, scene.today)),
    }
    return render(request, "letters/desk.html", context)


@require_POST
@staff_only
def prepare(request: StaffRequest, ref: str) -> HttpResponse:
    """A draft from a paper of the file, or the one there is."""
    scene = scene_of(request, ref)
    asked = (request.POST.get("surat", ""), request.POST.get("naskah", ""))
    for line in queries.desk(scene.case, request.user, scene.today):
        paper = str(line.paper.pk) if line.paper is not None else ""
        if line.may_write and (line.kind.code, paper) == asked:
            actor = actor_of(request, scene, line.paper)
            made = services.prepare(scene.case, line.kind, line.paper, by=actor, on=scene.today, at=scene.now)
            if line.letter is None:
                messages.success(request, _("Konsep surat dibuat. Periksa, lalu beri nomor."))
            return redirect("letters:letter", ref, made.ref)
    raise Http404(_("Surat itu tidak dapat dibuat dari naskah ini."))
