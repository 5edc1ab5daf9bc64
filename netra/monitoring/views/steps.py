"""Whose account it is, the step to a case, and the sealed original."""

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases import services as cases
from netra.cases.services import Actor
from netra.evidence import services as evidence
from netra.evidence.services import NoCopy, Refused, StoreFull
from netra.monitoring import queries, services
from netra.monitoring.forms import JoinForm, OpenForm, SeenForm, WhoseForm
from netra.monitoring.services import CannotAct, Whose
from netra.monitoring.views import scene
from netra.monitoring.views.flag import moved, show
from netra.personnel import queries as personnel
from netra.ui.words import say


@require_POST
@staff_only
def attribute(request: StaffRequest, ref: str) -> HttpResponse:
    """Somebody says whose account it is."""
    row = scene.found(request, ref)
    form = WhoseForm(request.POST, request.FILES, place=row.place, on=today())
    if not form.is_valid():
        return show(request, row, whose_form=form)

    whose = _as_seen(request, form.whose())

    def move(by: Actor) -> None:
        pieces = cases.keep_all(form.cleaned_data["uploads"], by=by, at=now())
        services.attribute(row, whose, by=by, on=today(), at=now(), evidence=pieces)

    try:
        return moved(request, row, move, lambda: _("Pemilik akun dicatat."), whose_form=form)
    except (Refused, StoreFull) as fault:
        form.add_error("uploads", str(fault))
        return show(request, row, whose_form=form)


def _as_seen(request: StaffRequest, whose: Whose) -> Whose:
    """The tie to a row of the register holds only for somebody this reader may be shown, under the name kept there."""
    row = personnel.employee(whose.employee) if whose.employee else None
    seen = row is not None and row.name == whose.name and personnel.may_see(request.user, row, today())
    return whose if seen else replace(whose, employee=None)


@require_POST
@staff_only
def open_case(request: StaffRequest, ref: str) -> HttpResponse:
    """Open a case for a confirmed flag, or go to the one that was opened already."""
    row = scene.found(request, ref)
    form = SeenForm(request.POST)
    seen = form.cleaned_data["seen"] if form.is_valid() else -1
    address = settings.SITE_ADDRESS + reverse("monitoring:flag", args=[row.ref])
    try:
        case = services.open_case(row, address=address, seen=seen, by=scene.judging(request, row), on=today(), at=now())
    except CannotAct as refusal:
        messages.warning(request, say(refusal.reason))
        return redirect("monitoring:flag", ref=row.ref)
    messages.success(request, _("Perkara dibuka. Lanjutkan penelusuran sampai pleno menetapkannya sebagai temuan."))
    return redirect("cases:case", ref=case.ref)


@require_POST
@staff_only
def join_case(request: StaffRequest, ref: str) -> HttpResponse:
    """Lay the post beside the evidence of a case."""
    row = scene.found(request, ref)
    form = JoinForm(request.POST)
    if not form.is_valid():
        return show(request, row, join_form=form)
    case = queries.case_called(form.cleaned_data["case"], request.user, today())
    if case is None:
        form.add_error("case", _("Perkara ini tidak ada, atau bukan untuk kantor Anda."))
        return show(request, row, join_form=form)

    def move(by: Actor) -> None:
        services.join_case(row, case, seen=form.cleaned_data["seen"], by=by, on=today(), at=now())

    return moved(request, row, move, lambda: _("Unggahan ditambahkan ke bukti perkara itu."), join_form=form)


@require_POST
@staff_only
def original(request: StaffRequest, ref: str) -> HttpResponseBase:
    """The sealed act itself, for a reason; the look is on record."""
    row = scene.found(request, ref)
    form = OpenForm(request.POST)
    if row.evidence is None:
        raise PermissionDenied
    if not form.is_valid():
        return show(request, row, open_form=form)
    try:
        opened = evidence.look(
            row.evidence, by=f"user:{request.user.pk}", at=now(), copy="original", why=form.cleaned_data["why"]
        )
    except NoCopy as reason:
        messages.warning(request, str(reason))
        return redirect("monitoring:flag", ref=row.ref)
    return evidence.respond(opened)
