"""One talk: the form fills while somebody speaks, and nothing typed is lost."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases.services import Actor
from netra.desk import drafts, services
from netra.desk.forms import BackForm, CallerCodeForm, EndForm
from netra.desk.hearing import heard
from netra.desk.models import Call, Outcome
from netra.desk.spelling import spelled
from netra.desk.views.showing import call_or_404, zone_of
from netra.intake import queries as intake_queries
from netra.intake import services as intake
from netra.intake.fields import (
    Files,
    FormToken,
    ToldEventForm,
    Track,
    WholeForm,
    form_context,
    kept_in,
    matter_of,
    new_token,
    read_token,
    receipt_context,
    take_files,
)
from netra.intake.services import Channel
from netra.ui.languages import switches_language

BESIDE = ("kembali", "akhiri", "kode")


@dataclass(slots=True)
class Beside:
    """The small forms beside the report; the one whose button was pressed is held to what it asks."""

    back: BackForm
    end: EndForm
    code: CallerCodeForm


@require_http_methods(["GET", "HEAD", "POST"])
@switches_language
@staff_only
def call(request: StaffRequest, pk: int) -> HttpResponse:
    """The form of a talk that goes on; once handed in, the code to read aloud, until the talk is ended."""
    talk = call_or_404(request, pk)
    if not talk.is_open:
        return _over(request)
    if talk.taken_by_id != request.user.pk:
        return render(request, "desk/taken.html", {"call": talk})
    now = timezone.now()
    if request.method == "POST":
        return _posted(request, talk, now)
    fields = drafts.read(talk, by=f"user:{request.user.pk}", at=now)
    token = read_token(fields.get("token", "")) or new_token()
    is_fresh = talk.saved_at is None
    form = _form(request, talk, now, draft=None if is_fresh else fields)
    if talk.opened:
        return _receipt(request, talk, token, form, now)
    return _page(request, talk, form, token, kept_in(fields, token), _beside(talk, now))


@require_POST
@staff_only
def autosave(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep what is typed; 409 once the talk is over or somebody else goes on with it."""
    talk = call_or_404(request, pk)
    if not talk.is_open or talk.taken_by_id != request.user.pk or talk.opened:
        return HttpResponse(status=409)
    try:
        services.save(talk, request.POST, at=timezone.now())
    except services.Ended:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


@require_POST
@staff_only
def hints(request: StaffRequest, pk: int) -> HttpResponse:
    """What can be read from the account so far; nothing of it is kept."""
    talk = call_or_404(request, pk)
    on = intake_queries.day_at(talk.institution, talk.started_at)
    found = [asdict(hint) for hint in heard(request.POST.get("account", ""), on=on)]
    return JsonResponse({"hints": found})


@require_POST
@staff_only
def take_over(request: StaffRequest, pk: int) -> HttpResponse:
    """Go on with a talk that a colleague left."""
    talk = call_or_404(request, pk)
    try:
        services.take_over(talk, by=request.user)
    except services.Ended:
        return _over(request)
    return redirect("desk:call", pk=pk)


@require_POST
@staff_only
def finish(request: StaffRequest, pk: int) -> HttpResponse:
    """The code was read aloud, or the caller told: the talk is over."""
    talk = call_or_404(request, pk)
    if talk.report is None:
        return redirect("desk:call", pk=pk)
    outcome = Outcome.REPORTED if talk.opened else Outcome.TOLD
    if services.end(talk, outcome, at=timezone.now()):
        messages.success(request, _("Pembicaraan diakhiri."))
    return redirect("desk:home")


def _posted(request: StaffRequest, talk: Call, now: datetime) -> HttpResponse:
    form = _form(request, talk, now)
    token = read_token(request.POST.get("token", ""))
    is_stale = token is None
    token = token or new_token()
    if talk.opened:
        return redirect("desk:call", pk=talk.pk)
    is_right = form.is_valid()
    files = take_files(request, form, token, by=f"user:{request.user.pk}", at=now)
    try:
        services.save(talk, _with_files(request.POST, token, files), at=now)
    except services.Ended:
        return _over(request)
    if "simpan" in request.POST:
        return redirect("desk:call", pk=talk.pk)
    if pressed := next((name for name in BESIDE if name in request.POST), ""):
        return _pressed(request, pressed, talk, form.without_faults(), token, files, now)
    if "saran" in request.POST or "bahasa" in request.POST:
        return _page(request, talk, form.without_faults(), token, files, _beside(talk, now))
    if is_stale or not is_right or not files.are_fine or "periksa" in request.POST:
        return _page(request, talk, form, token, files, _beside(talk, now), is_stale=is_stale)
    office = talk.institution
    matter = matter_of(
        form,
        token,
        files,
        allegation=form.allegation(received_on=intake_queries.day_at(office, talk.started_at)),
        channel=Channel(talk.way),
        office=office,
    )
    received = intake.receive(matter, by=Actor.staff(request.user, office.pk), at=now)
    services.note_report(talk, received.report)
    return redirect("desk:call", pk=talk.pk)


def _pressed(
    request: StaffRequest, name: str, talk: Call, form: WholeForm, token: FormToken, files: Files, now: datetime
) -> HttpResponse:
    """One of the small forms was sent, with the report as it stands."""
    beside = _beside(talk, now, request.POST, name)
    if name == "kembali" and beside.back.is_valid():
        values = beside.back.cleaned_data
        services.ask_back(
            talk, phone=values["phone"], due_at=beside.back.due_at, about=values["about"], by=request.user, at=now
        )
        messages.success(request, _("Permintaan ditelepon kembali dicatat."))
        return redirect("desk:call", pk=talk.pk)
    if name == "akhiri" and beside.end.is_valid():
        values = beside.end.cleaned_data
        services.end(talk, Outcome(values["outcome"]), note=values["note"], at=now)
        messages.success(request, _("Pembicaraan diakhiri tanpa laporan."))
        return redirect("desk:home")
    if name == "kode" and beside.code.is_valid():
        report = intake_queries.report_by_code(beside.code.cleaned_data["code"])
        if report is not None:
            services.follow(talk, report)
            return redirect("desk:followed", pk=talk.pk)
        beside.code.add_error("code", _("Kode ini tidak ada pada kami. Minta dibacakan sekali lagi."))
    return _page(request, talk, form, token, files, beside)


def _form(request: StaffRequest, talk: Call, now: datetime, *, draft: QueryDict | None = None) -> WholeForm:
    region = talk.institution.region
    return WholeForm(
        request, now=now, event_form=ToldEventForm, region=region, by_officer=True, draft=draft, first=Track.UNNAMED
    )


def _beside(talk: Call, now: datetime, data: QueryDict | None = None, pressed: str = "") -> Beside:
    held = {name: data if name == pressed else None for name in BESIDE}
    return Beside(
        back=BackForm(held["kembali"], now=now, zone=zone_of(talk)),
        end=EndForm(held["akhiri"]),
        code=CallerCodeForm(held["kode"]),
    )


def _with_files(posted: QueryDict, token: FormToken, files: Files) -> QueryDict:
    """What was sent, with the files that were sealed in the place of those that are still to be."""
    fields = posted.copy()
    fields["token"] = token.signed
    fields.setlist("kept", [kept.signed for kept in files.kept])
    fields.setlist("kept_card", [kept.signed for kept in files.card])
    fields.pop("unggah", None)
    return fields


def _page(
    request: StaffRequest,
    talk: Call,
    form: WholeForm,
    token: FormToken,
    files: Files,
    beside: Beside,
    *,
    is_stale: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = form_context(request, form, token, files, is_stale=is_stale)
    return render(request, "desk/call.html", {**context, "call": talk, "beside": beside, "zone": zone_of(talk).key})


def _receipt(request: StaffRequest, talk: Call, token: FormToken, form: WholeForm, now: datetime) -> HttpResponse:
    received = intake.received_before(token.secret)
    if received is None:  # the talk's report was opened by another form
        return redirect("desk:home")
    context = receipt_context(received, form, for_somebody=True)
    beside = _beside(talk, now)
    spoken = spelled(received.code, get_language() or "id")
    return render(request, "desk/told.html", {**context, "call": talk, "spelled": spoken, "beside": beside})


def _over(request: StaffRequest) -> HttpResponse:
    messages.info(request, str(services.Ended.sentence))
    return redirect("desk:home")
