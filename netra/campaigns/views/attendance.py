"""Signing in to a session: the officer's page with the code, and the participant's page behind it."""

from datetime import time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.campaigns import queries, services
from netra.campaigns.door_tokens import form_digest, new_form, token_of
from netra.campaigns.forms import DoorForm, SignInForm, TypedForm
from netra.campaigns.models import Act, AttendanceDoor
from netra.campaigns.queries import IN_PERSON
from netra.campaigns.services import DoorClosed, DoorFull, StillOpen
from netra.campaigns.views import scene
from netra.registry import queries as registry
from netra.ui.qr import qr_svg

if TYPE_CHECKING:
    from netra.registry.models import Agency

JAKARTA = ZoneInfo("Asia/Jakarta")


@require_safe
@staff_only
def attendance(request: StaffRequest, ref: str) -> HttpResponse:
    """The code to be shown on the wall, how many signed in, and what is done with it."""
    return _show(request, _session(request, ref))


@require_safe
@staff_only
def attendance_count(request: StaffRequest, ref: str) -> HttpResponse:
    """How many signed in, as a piece of the page that asks for it again and again."""
    act = _session(request, ref)
    return render(request, "campaigns/parts/sign_ins.html", {"sign_ins": queries.sign_ins(act)})


@require_POST
@staff_only
def open_attendance(request: StaffRequest, ref: str) -> HttpResponse:
    """Let people sign in from one hour to another."""
    act = _session(request, ref)
    by = scene.changing(request, act)
    form = DoorForm(request.POST, zone=_zone(act))
    if not form.is_valid():
        return _show(request, act, form)
    opens_at, closes_at = form.window()
    services.open_door(act, opens_at=opens_at, closes_at=closes_at, by=by, on=today(), at=now())
    messages.success(request, _("Presensi disiapkan. Tampilkan kodenya kepada peserta."))
    return redirect("campaigns:attendance", ref=ref)


@require_POST
@staff_only
def close_attendance(request: StaffRequest, ref: str) -> HttpResponse:
    """Nobody signs in any more."""
    act = _session(request, ref)
    if services.close_door(act, by=scene.changing(request, act), on=today(), at=now()):
        messages.success(request, _("Presensi ditutup. Periksa hitungannya, lalu pastikan."))
    return redirect("campaigns:attendance", ref=ref)


@require_POST
@staff_only
def name_agency(request: StaffRequest, ref: str) -> HttpResponse:
    """Say which agency was meant by what people typed."""
    act = _session(request, ref)
    scene.changing(request, act)
    form = TypedForm(request.POST, agencies=_agencies(act))
    if form.is_valid():
        services.name_agency(act, text=form.cleaned_data["text"], agency=form.agency_chosen)
        messages.success(request, _("Dicocokkan dengan %(agency)s.") % {"agency": form.agency_chosen.name})
    else:
        messages.error(request, _("Pilih instansinya dahulu."))
    return redirect("campaigns:attendance", ref=ref)


@require_POST
@staff_only
def confirm_attendance(request: StaffRequest, ref: str) -> HttpResponse:
    """Make the signatures the session's audience; the names go if the officer says so."""
    act = _session(request, ref)
    by = scene.changing(request, act)
    if queries.door_of(act) is None:
        raise Http404
    try:
        people = services.count_signatures(
            act, erase_names=bool(request.POST.get("hapus")), by=by, on=today(), at=now()
        )
    except StillOpen:
        messages.error(request, _("Presensi masih dibuka; tutup dahulu."))
    else:
        told = ngettext("%(n)s peserta masuk hitungan.", "%(n)s peserta masuk hitungan.", people) % {"n": people}
        messages.success(request, told)
    return redirect("campaigns:attendance", ref=ref)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """The participant's page. It asks for no account, and keeps nothing of the phone."""
    door = queries.door_by_token(token) if token.isascii() and token.isalnum() else None
    if door is None:
        raise Http404(_("Alamat presensi ini tidak ada. Pindai lagi kodenya, atau tanyakan kepada panitia."))
    if "selesai" in request.GET:
        return _answer(request, door, "done")
    if request.method != "POST":
        if not door.is_open(now()):
            return _answer(request, door, "early" if now() < door.opens_at else "closed")
        return _answer(request, door, "open", SignInForm(agencies=_agencies(door.act), initial={"token": new_form()}))
    form = SignInForm(request.POST, agencies=_agencies(door.act))
    mark = form_digest(request.POST.get("token", "")[:200])
    if mark is None:
        form = SignInForm(agencies=_agencies(door.act), initial={**request.POST.dict(), "token": new_form()})
        return _answer(request, door, "again", form, status=409)
    if not form.is_valid():
        return _answer(request, door, "open", form, status=422)
    values = form.cleaned_data
    typed = values["agency_text"]
    agency = form.agency_chosen or (registry.match_agency(door.act.region_id, typed) if door.act.region_id else None)
    try:
        services.sign_in(
            door,
            form=mark,
            agency=agency,
            agency_text=typed,
            employment=values["employment"],
            name=values["name"],
            at=now(),
        )
    except DoorClosed:
        return _answer(request, door, "early" if now() < door.opens_at else "closed", status=409)
    except DoorFull:
        return _answer(request, door, "full", status=409)
    return redirect(f"{request.path}?selesai=1")


def _answer(
    request: HttpRequest, door: AttendanceDoor, state: str, form: SignInForm | None = None, *, status: int = 200
) -> HttpResponse:
    zone = _zone(door.act)
    context = {"act": door.act, "door": door, "state": state, "form": form, "zone": str(zone)}
    return render(request, "campaigns/sign_in.html", context, status=status)


def _session(request: StaffRequest, ref: str) -> Act:
    """A session of the reader's own: names and counts are for who may change it."""
    act = scene.found(request, ref)
    if act.kind not in IN_PERSON or queries.changes_as(request.user, act, today()) is None:
        raise Http404
    return act


def _show(request: StaffRequest, act: Act, form: DoorForm | None = None) -> HttpResponse:
    door = queries.door_of(act)
    address = settings.SITE_ADDRESS + reverse("campaigns:sign_in", args=[token_of(act)])
    found = queries.sign_ins(act)
    agencies = _agencies(act)
    context = {
        "act": act,
        "door": door,
        "is_open": door is not None and door.is_open(now()),
        "is_over": door is not None and now() >= door.closes_at,
        "address": address,
        "code": qr_svg(address, label=_("Kode QR presensi")) if door is not None else "",
        "sign_ins": found,
        "names": queries.names_signed(act),
        "typed": [(row, TypedForm(agencies=agencies, initial={"text": row.who})) for row in found.typed],
        "form": form or DoorForm(zone=_zone(act), initial=_hours(act, door)),
        "zone": str(_zone(act)),
    }
    return render(request, "campaigns/attendance.html", context, status=422 if form is not None else 200)


def _hours(act: Act, door: AttendanceDoor | None) -> dict[str, object]:
    if door is None:
        return {"day": act.on, "opens": time(8), "closes": time(12)}
    opens, closes = door.opens_at.astimezone(_zone(act)), door.closes_at.astimezone(_zone(act))
    return {"day": opens.date(), "opens": opens.time(), "closes": closes.time()}


def _zone(act: Act) -> ZoneInfo:
    return act.region.zone if act.region is not None else JAKARTA


def _agencies(act: Act) -> "list[Agency]":
    return registry.agencies_in(act.region_id) if act.region_id else []
