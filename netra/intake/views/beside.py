"""Beside a case: the talk with its reporter, and the reporter's identity for whoever has a reason."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.cases.services import Actor
from netra.evidence import queries as evidence
from netra.evidence import services as keeping
from netra.intake import permissions, queries, receipts, reporters, services
from netra.intake.forms.talk import AskForm, ReplyForm, RevealForm
from netra.intake.models import Report
from netra.intake.queries import Door
from netra.intake.tokens import new_token, read_token
from netra.vault import services as vault


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def conversation(request: StaffRequest, ref: str) -> HttpResponse:
    """What was written both ways, a thread for each door; only the handling office answers."""
    case = _case(request, ref)
    standing = permissions.handling(case, request.user, today())
    form = ReplyForm(request.POST if request.method == "POST" else None)
    asked = request.POST.get("pintu", "")
    if request.method == "POST":
        if standing is None:
            raise PermissionDenied(_("Hanya kantor yang menangani yang menulis kepada pelapor."))
        report = _report(case, asked)
        token = read_token(request.POST.get("token", ""))
        if form.is_valid() and token is not None:
            actor = Actor.staff(request.user, standing.institution.pk)
            text = form.cleaned_data["text"]
            services.write(report, text=text, secret=token.secret, by=actor, at=timezone.now())
            messages.success(request, _("Pesan terkirim. Pelapor melihatnya di halaman status."))
            return redirect("intake:conversation", ref=ref)
    context: dict[str, Any] = {
        "case": case,
        "threads": [
            (thread, form if str(thread.door.report_id) == asked else ReplyForm(auto_id=_ids(thread.door)))
            for thread in queries.threads(case)
        ],
        "sources": queries.sources(case),
        "may_write": standing is not None,
        "token": new_token().signed,
        "zone": queries.zone_of(case.handling_office).key,
    }
    return render(request, "intake/conversation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def reporter(request: StaffRequest, ref: str) -> HttpResponse:
    """The identity of a named reporter, opened for a stated reason that stays on record."""
    case = _case(request, ref)
    standing = permissions.handling(case, request.user, today())
    if standing is None:
        raise PermissionDenied(_("Identitas pelapor hanya dibuka kantor yang menangani."))
    form = RevealForm(request.POST if request.method == "POST" else None)
    asked = request.POST.get("pintu", "")
    doors = [
        (door, form if str(door.report_id) == asked else RevealForm(auto_id=_ids(door))) for door in queries.doors(case)
    ]
    guarded = {
        door.report_id: (queries.latest_asking(_report(case, str(door.report_id))), AskForm(auto_id=_ids(door)))
        for door, _form in doors
        if door.is_guarded
    }
    doors = [(door, form, *guarded.get(door.report_id, (None, None))) for door, form in doors]
    context: dict[str, Any] = {"case": case, "doors": doors, "user": request.user}
    if form.is_valid():
        report = _report(case, request.POST.get("pintu", ""))
        actor = Actor.staff(request.user, standing.institution.pk)
        try:
            identity = reporters.reveal(report, by=actor, reason=form.cleaned_data["reason"], at=timezone.now())
        except (reporters.NotNamed, reporters.NeedsLeave) as error:
            context["refusal"] = error.text
        except (vault.Forgotten, vault.Altered, vault.MissingKey) as error:
            context["refusal"] = str(error)
        else:
            if "formulir" in request.POST:
                return _form_pdf(request, report, identity)
            context |= {"identity": identity, "report": report, "reason": form.cleaned_data["reason"]}
    return render(request, "intake/reporter.html", context)


@require_POST
@staff_only
def identity_card(request: StaffRequest, ref: str) -> HttpResponseBase:
    """The picture of the identity card, for the same reason; both openings are recorded."""
    case = _case(request, ref)
    standing = permissions.handling(case, request.user, today())
    form = RevealForm(request.POST)
    if standing is None or not form.is_valid():
        raise PermissionDenied(_("Identitas pelapor hanya dibuka kantor yang menangani."))
    report = _report(case, request.POST.get("pintu", ""))
    actor, reason, now = Actor.staff(request.user, standing.institution.pk), form.cleaned_data["reason"], timezone.now()
    try:
        identity = reporters.reveal(report, by=actor, reason=reason, at=now)
    except (reporters.NotNamed, reporters.NeedsLeave) as error:
        raise Http404(error.text.id) from error
    piece = next(iter(evidence.evidence_of([UUID(identity.id_card)])), None) if identity.id_card else None
    if piece is None:
        raise Http404(_("Foto KTP tidak disertakan."))
    try:
        opened = keeping.look(piece, by=actor.ref, at=now, copy="original", why=reason)
    except keeping.NoCopy as held:
        raise PermissionDenied(str(held)) from held
    return keeping.respond(opened)


def _ids(door: Door) -> str:
    """Ids of one of several forms on a page."""
    return f"id_{door.report_id}_%s"


def _form_pdf(request: StaffRequest, report: Report, identity: reporters.Identity) -> HttpResponse:
    content = receipts.render_form(
        report, identity, code="", at=timezone.now(), language=get_language() or "id", officer=request.user.name
    )
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="formulir-laporan.pdf"'
    return answer


def _case(request: StaffRequest, ref: str) -> Any:
    case = permissions.case_for(ref, request.user, today())
    if case is None:
        raise Http404(_("Perkara tidak ditemukan."))
    return case


def _report(case: Any, written: str) -> Report:
    """The door a form named; a case with one door needs no name."""
    report = queries.report_of(case, int(written)) if written.isdecimal() and len(written) < 12 else None
    if report is None:
        raise Http404(_("Pintu masuk ini tidak ada pada perkara itu."))
    return report
