"""Pages on which an officer writes down what others tell, what supervision saw, and what institutions ask."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.cases.services import Actor
from netra.domain.allegation import Origin
from netra.intake import permissions, services
from netra.intake.forms.handing_in import WholeForm
from netra.intake.forms.staff import DutyForm, FieldEventForm, OfficeForm, RecordForm, SenderForm, ToldEventForm
from netra.intake.forms.track import Track
from netra.intake.models import Channel
from netra.intake.places import day_at, receiving_office
from netra.intake.services import Received
from netra.intake.tokens import FormToken, new_token, read_token
from netra.intake.views.showing import Files, form_context, matter_of, receipt_page, take_files
from netra.ui.languages import switches_language

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_AND_POST
@switches_language
@staff_only
def record(request: StaffRequest) -> HttpResponse:
    """A call, a visit or a message, on behalf of whoever told it; the receipt is theirs."""
    standings = _or_forbidden(permissions.recording(request.user, today()))
    now = timezone.now()
    form = WholeForm(
        request, now=now, event_form=ToldEventForm, region=standings[0].institution.region, by_officer=True
    )
    latest = day_at(standings[0].institution, now)
    more = RecordForm(request.POST or None, standings=standings, today=latest, initial={"received_on": latest})
    sent = _Sent(request, form, more, now)
    if sent.earlier is not None:
        return receipt_page(request, sent.earlier, form, for_somebody=True)
    if not sent.is_right:
        return sent.page("intake/record.html")
    office = more.standing.institution
    matter = matter_of(
        form,
        sent.token,
        sent.files,
        allegation=form.allegation(received_on=more.cleaned_data["received_on"]),
        channel=Channel(more.cleaned_data["channel"]),
        office=office,
    )
    received = services.receive(matter, by=Actor.staff(request.user, office.pk), at=now)
    return receipt_page(request, received, form, for_somebody=True)


@GET_AND_POST
@switches_language
@staff_only
def finding(request: StaffRequest) -> HttpResponse:
    """A supervision report from the field: evidence first; plenary may make it a finding."""
    standings = _or_forbidden(permissions.recording(request.user, today()))
    now = timezone.now()
    form = WholeForm(
        request,
        now=now,
        event_form=FieldEventForm,
        always=Track.UNNAMED,
        region=standings[0].institution.region,
        needs_region=True,
    )
    more = DutyForm(request.POST or None, standings=standings, today=day_at(standings[0].institution, now))
    sent = _Sent(request, form, more, now)
    if sent.earlier is not None:
        return redirect("cases:case", ref=sent.earlier.report.case.ref)
    if not sent.is_right:
        return sent.page("intake/finding.html")
    office, values = more.standing.institution, form.event.cleaned_data
    allegation = form.allegation(origin=Origin.FINDING, received_on=day_at(office, now))
    duty = {name: more.cleaned_data[name] for name in ("duty_letter", "hours", "event")}
    matter = replace(
        matter_of(form, sent.token, sent.files, allegation=allegation, channel=Channel.FIELD, office=office),
        supervision={**duty, "place": values["place"], "text": values["account"]},
    )
    received = services.receive(matter, by=Actor.staff(request.user, office.pk), at=now)
    messages.success(request, _("Hasil pengawasan tersimpan bersama buktinya."))
    return redirect("cases:case", ref=received.report.case.ref)


@GET_AND_POST
@switches_language
@staff_only
def request_to_examine(request: StaffRequest) -> HttpResponse:
    """An agency or regent asks that something be examined; supervisors may write the letter of another down."""
    standings = _or_forbidden(permissions.requesting(request.user, today()))
    now = timezone.now()
    region = standings[0].institution.region
    form = WholeForm(request, now=now, event_form=ToldEventForm, always=Track.UNNAMED, region=region, needs_region=True)
    more = SenderForm(request.POST or None, standings=standings, today=day_at(standings[0].institution, now))
    sent = _Sent(request, form, more, now)
    if sent.earlier is not None:
        return receipt_page(request, sent.earlier, form)
    if not sent.is_right:
        return sent.page("intake/request.html")
    standing, values = more.standing, more.cleaned_data
    office = standing.institution if standing.is_supervisor else receiving_office(form.event.region_code)
    allegation = form.allegation(origin=Origin.REQUEST, received_on=day_at(office, now))
    matter = replace(
        matter_of(form, sent.token, sent.files, allegation=allegation, channel=Channel.REQUEST, office=office),
        sender=None if standing.is_supervisor else standing.institution,
        sender_name=values["sender_name"],
        letter_number=values["letter_number"],
        letter_on=values["letter_on"],
        notices_to="",
    )
    received = services.receive(matter, by=Actor.staff(request.user, standing.institution.pk), at=now)
    return receipt_page(request, received, form, for_somebody=standing.is_supervisor)


class _Sent:
    """One sending of a staff form: its token, its files, whether all of it is right, and whether it came before."""

    def __init__(self, request: StaffRequest, form: WholeForm, more: OfficeForm, now: datetime) -> None:
        self._request, self._form, self._more = request, form, more
        read = read_token(request.POST.get("token", ""))
        self.token: FormToken = read or new_token()
        self.files, self.is_right = Files(), False
        self.is_stale = request.method == "POST" and read is None
        self.earlier: Received | None = None
        if request.method != "POST":
            return
        self.earlier = services.received_before(self.token.secret) if read else None
        if self.earlier is None:
            form_is_right, more_is_right = form.is_valid(), more.is_valid()
            self.files = take_files(request, form, self.token, by=f"user:{request.user.pk}", at=now)
            self.is_right = (
                form_is_right
                and more_is_right
                and self.files.are_fine
                and not self.is_stale
                and "periksa" not in request.POST
                and "bahasa" not in request.POST
            )
            if "bahasa" in request.POST:
                form.without_faults()
                more.errors.clear()

    def page(self, template: str) -> HttpResponse:
        context = form_context(self._request, self._form, self.token, self.files, is_stale=self.is_stale)
        return render(self._request, template, {**context, "more": self._more})


def _or_forbidden(standings: tuple[Any, ...]) -> tuple[Any, ...]:
    if not standings:
        raise PermissionDenied(_("Halaman ini untuk petugas lain."))
    return standings
