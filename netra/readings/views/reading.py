"""One reading: its text, what was found, what it may become; putting aside, opening again, reading again."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.evidence import services as evidence
from netra.readings import proposing, queries, services
from netra.readings.forms import DiscardForm, OriginalForm, RevisionForm
from netra.readings.listing import parts_of
from netra.readings.models import Reading, State
from netra.readings.services import SomeoneWasFaster
from netra.readings.views import scene
from netra.readings.views.showing import TONES, made_of


@require_safe
@staff_only
def reading(request: StaffRequest, ref: str) -> HttpResponse:
    """The text beside what was found in it."""
    return show(request, scene.found(request, ref))


@require_POST
@staff_only
def discard(request: StaffRequest, ref: str) -> HttpResponse:
    """Put a text aside, with a reason."""
    row = scene.found(request, ref)
    by = scene.deciding(request, row)
    form = DiscardForm(request.POST)
    if not form.is_valid():
        return show(request, row, discard_form=form)
    try:
        services.discard(row, by=by, on=today(), at=now(), **form.cleaned_data)
    except SomeoneWasFaster:
        _tell_late(request)
    else:
        messages.success(request, _("Teks disisihkan; tetap tersegel dan dapat dibuka lagi."))
    return redirect("readings:reading", ref=ref)


@require_POST
@staff_only
def reopen(request: StaffRequest, ref: str) -> HttpResponse:
    """Take a text up again that was put aside."""
    row = scene.found(request, ref)
    by = scene.deciding(request, row)
    form = RevisionForm(request.POST)
    try:
        services.reopen(row, revision=_revision(form), by=by, on=today(), at=now())
    except SomeoneWasFaster:
        _tell_late(request)
    else:
        messages.success(request, _("Teks dibuka lagi."))
    return redirect("readings:reading", ref=ref)


@require_POST
@staff_only
def again(request: StaffRequest, ref: str) -> HttpResponse:
    """Read the text with the engine and the catalogue of today."""
    row = scene.found(request, ref)
    by = scene.deciding(request, row)
    try:
        n = services.read_again(row, revision=_revision(RevisionForm(request.POST)), by=by, on=today(), at=now())
    except SomeoneWasFaster:
        _tell_late(request)
    else:
        words = ngettext("Dibaca ulang: %(n)d temuan.", "Dibaca ulang: %(n)d temuan.", n) % {"n": n}
        messages.success(request, words)
    return redirect("readings:reading", ref=ref)


@require_POST
@staff_only
def original(request: StaffRequest, ref: str) -> HttpResponseBase:
    """The sealed file, or the sealed text, for a stated reason; the look is on record."""
    row = scene.found(request, ref)
    form = OriginalForm(request.POST)
    if not form.is_valid():
        return show(request, row, original_form=form)
    piece = row.original or row.evidence
    by = f"user:{request.user.pk}"
    try:
        opened = evidence.look(piece, by=by, at=now(), copy="original", why=form.cleaned_data["why"])
    except evidence.NoCopy as held:
        form.add_error(None, str(held))
        return show(request, row, original_form=form)
    return evidence.respond(opened)


def show(
    request: StaffRequest,
    row: Reading,
    *,
    discard_form: DiscardForm | None = None,
    original_form: OriginalForm | None = None,
) -> HttpResponse:
    """The page of a reading, with a form that was refused if there is one."""
    page = queries.page_of(row, request.user, today())
    tone, icon = TONES[State(row.state)]
    context = {
        "page": page,
        "reading": row,
        "tone": tone,
        "icon": icon,
        "made": made_of(page.made, row.text),
        "offers": proposing.offers(row, page.found),
        "keepable": proposing.to_keep(page.found),
        "parts": parts_of(one for one in page.found if not proposing.is_to_keep(one)),
        "discard_form": discard_form or DiscardForm(initial={"revision": row.revision}),
        "original_form": original_form or OriginalForm(),
        "address": reverse("readings:reading", args=[row.ref]),
    }
    refused = discard_form is not None or original_form is not None
    return render(request, "readings/reading.html", context, status=422 if refused else 200)


def _revision(form: RevisionForm) -> int:
    """The revision a button carried; 0, which no reading has, where it carried none."""
    return int(form.cleaned_data["revision"]) if form.is_valid() else 0


def _tell_late(request: StaffRequest) -> None:
    messages.warning(request, _("Bacaan ini sudah diubah orang lain. Ini keadaannya sekarang."))
