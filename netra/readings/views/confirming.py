"""The forms in which a person corrects a proposal and confirms it."""

import uuid
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.campaigns import queries as campaigns
from netra.campaigns.fields import SHAPES, ActForms
from netra.campaigns.queries import ActKind
from netra.cases.services import Actor
from netra.evidence.services import Refused, StoreFull
from netra.figures.services import BadFigure
from netra.intake import queries as intake
from netra.readings import proposing, queries, services
from netra.readings.findings import Finding, findings_of
from netra.readings.forms import BasisForm, FigureForm, TipForms, ZoneForm, changes
from netra.readings.forms.confirming import region_or_none
from netra.readings.models import Reading, State
from netra.readings.services import AlreadyTaken, Basis, SomeoneWasFaster
from netra.readings.views import scene
from netra.registry import queries as registry
from netra.ui.words import say

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_AND_POST
@staff_only
def act(request: StaffRequest, ref: str) -> HttpResponse:
    """The text tells of an act of prevention."""
    row, _by = _opened(request, ref)
    asked = request.GET.get("jenis", "")
    kind = ActKind(asked if asked in ActKind.values else proposing.act_kind(row))
    proposal = proposing.act_of(row, kind.value)
    forms = ActForms(
        *_sent(request),
        kind=kind,
        user=request.user,
        today=today(),
        initial=dict(proposal.initial),
        rows=proposal.rows,
    )
    basis_form = _basis_form(request, row)
    if request.method == "POST" and all([forms.is_valid(), basis_form.is_valid()]):
        standing = campaigns.writes_as(request.user, forms.form.cleaned_data["region"], today())
        if standing is None:
            raise Http404
        draft = forms.draft()
        draft = replace(draft, note=_with_address(draft.note, row))
        changed = changes(forms.form, *(one for rows in forms.sets for one in rows.forms))
        try:
            outcome = services.confirm_act(
                _basis(row, basis_form, changed),
                draft,
                uploads=forms.form.cleaned_data.get("pictures") or (),
                by=scene.actor(request, standing),
                on=today(),
                at=now(),
            )
        except (Refused, StoreFull) as fault:
            forms.form.add_error("pictures", str(fault))
        except SomeoneWasFaster:
            _tell_late(basis_form)
        else:
            assert outcome.act is not None
            messages.success(request, _("Kegiatan tersimpan dalam register pencegahan."))
            return redirect("readings:reading", ref=ref)
    home = forms.form["region"].value()
    context = {
        "forms": forms,
        "form": forms.form,
        "kind": kind,
        "kinds": [(one, one is kind, SHAPES[one].hint) for one in ActKind],
        "agencies": registry.agencies_in(row.region_id) if row.region_id and home else [],
    }
    return _page(request, row, basis_form, "readings/act.html", context)


@GET_AND_POST
@staff_only
def figure(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """Somebody published a number."""
    row, by = _opened(request, ref)
    finding = _finding(row, key, "figures")
    first = proposing.figure_of(row, finding)
    first["region"] = region_or_none(str(first.pop("region_code")))
    form = FigureForm(_sent(request)[0], today=today(), initial=_first(row, first))
    if form.is_valid():
        basis = _basis(row, form, changes(form), finding)
        try:
            services.confirm_figure(basis, form.figure(row.ref), by=by, on=today(), at=now())
        except BadFigure as fault:
            form.add_error("value", say(fault.reason))
        except (SomeoneWasFaster, AlreadyTaken) as late:
            _tell_late(form, late)
        else:
            messages.success(request, _("Angka tersimpan di antara angka lembaga lain."))
            return redirect("readings:reading", ref=ref)
    return _page(request, row, form, "readings/published.html", {"finding": finding, "is_zone": False}, finding)


@GET_AND_POST
@staff_only
def zone(request: StaffRequest, ref: str, key: str) -> HttpResponse:
    """Somebody published the zone of a region."""
    row, by = _opened(request, ref)
    finding = _finding(row, key, "zones")
    first = proposing.zone_of(row, finding)
    first["region"] = region_or_none(str(first.pop("region_code")))
    form = ZoneForm(_sent(request)[0], today=today(), initial=_first(row, first))
    if form.is_valid():
        basis = _basis(row, form, changes(form), finding)
        try:
            services.confirm_zone(basis, form.draft(row.ref), by=by, on=today(), at=now())
        except (SomeoneWasFaster, AlreadyTaken) as late:
            _tell_late(form, late)
        else:
            messages.success(request, _("Zona tersimpan di antara zona terbitan lembaga lain."))
            return redirect("readings:reading", ref=ref)
    return _page(request, row, form, "readings/published.html", {"finding": finding, "is_zone": True}, finding)


@GET_AND_POST
@staff_only
def tip(request: StaffRequest, ref: str) -> HttpResponse:
    """The text tells of a violation: *informasi awal*."""
    row, by = _opened(request, ref)
    at = now()
    proposal = proposing.tip_of(row, findings_of(row.result, row.text))
    forms = TipForms(
        _sent(request)[0],
        now=at,
        initial=proposal.initial,
        people=proposal.rows["people"],
        revision=_first(row, {}),
    )
    if request.method == "POST" and forms.is_valid():
        allegation = forms.allegation(received_on=_day_at(by, at), address=_address(row))
        try:
            outcome = services.confirm_tip(
                _basis(row, forms.basis, changes(*forms.forms)), allegation, by=by, on=today(), at=at
            )
        except SomeoneWasFaster:
            _tell_late(forms.basis)
        else:
            assert outcome.case is not None
            messages.success(request, _("Informasi awal tersimpan; teksnya ada di antara bukti perkara."))
            return redirect("cases:case", ref=outcome.case.ref)
    return _page(request, row, forms.basis, "readings/tip.html", {"forms": forms, "event": forms.event})


def _opened(request: StaffRequest, ref: str) -> tuple[Reading, Actor]:
    row = scene.found(request, ref)
    by = scene.deciding(request, row)
    if row.state == State.DISCARDED:
        raise Http404(_("Teks ini disisihkan. Buka lagi dulu."))
    return row, by


def _finding(row: Reading, key: str, name: str) -> Finding:
    finding = proposing.finding_by_key(row, key, name)
    if finding is None:
        raise Http404(_("Temuan ini tidak ada lagi dalam bacaan."))
    return finding


def _sent(request: StaffRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _first(row: Reading, values: dict[str, object]) -> dict[str, object]:
    return {"revision": row.revision, "form_key": uuid.uuid4(), **values}


def _basis_form(request: StaffRequest, row: Reading) -> BasisForm:
    return BasisForm(_sent(request)[0], initial=_first(row, {}))


def _basis(row: Reading, form: BasisForm, changed: list[dict[str, str]], finding: Finding | None = None) -> Basis:
    values = form.cleaned_data
    place = (finding.key, finding.start, finding.end) if finding is not None else ("", 0, 0)
    return Basis(
        reading=row,
        revision=values["revision"],
        form_key=str(values["form_key"]),
        finding=place[0],
        start=place[1],
        end=place[2],
        changed=changed,
    )


def _page(
    request: StaffRequest,
    row: Reading,
    form: BaseForm,
    template: str,
    context: dict[str, object],
    finding: Finding | None = None,
) -> HttpResponse:
    page = queries.page_of(row, request.user, today())
    shared = {"reading": row, "page": page, "basis": form, "form": form, "finding": finding}
    status = 422 if request.method == "POST" else 200
    return render(request, template, {**shared, **context}, status=status)


def _tell_late(form: BaseForm, late: Exception | None = None) -> None:
    if isinstance(late, AlreadyTaken):
        words = _("Temuan ini sudah disimpan dari bacaan ini.")
    else:
        words = _(
            "Bacaan ini sudah diubah orang lain sejak Anda membukanya. Periksa bacaannya, lalu buka formulir lagi."
        )
    form.add_error(None, words)


def _address(row: Reading) -> str:
    return f"{settings.SITE_ADDRESS}{reverse('readings:reading', args=[row.ref])}"


def _with_address(note: str, row: Reading) -> str:
    """The note of the office with the way back to the text."""
    return "\n\n".join(part for part in (note, _("Dibaca dari: %(address)s") % {"address": _address(row)}) if part)


def _day_at(by: Actor, at: datetime) -> date:
    return intake.day_at(registry.office(by.institution), at)
