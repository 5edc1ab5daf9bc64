"""Marking which candidates hold office."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts import queries as accounts
from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases.services import Actor
from netra.registry import queries as registry
from netra.registry.queries import UnknownRegion
from netra.watch import queries, services
from netra.watch.forms import MarkForm, PlaceForm

if TYPE_CHECKING:
    from netra.registry.models import Pair, Region


@require_safe
@staff_only
def incumbents(request: StaffRequest) -> HttpResponse:
    """Pairs of a region's contests, marked and unmarked."""
    home = _home(request)
    form = PlaceForm(request.GET) if "daerah" in request.GET else PlaceForm(initial={"daerah": home})
    region = home
    if form.is_bound:
        region = form.cleaned_data["daerah"] if form.is_valid() else None
    year = request.GET.get("tahun", "")
    asked = int(year) if year.isdecimal() and len(year) == 4 else None
    contests, years = ((), ()) if region is None else queries.contests_of(region, asked)
    shown = contests[0].contest.election_id if contests else None
    context = {"form": form, "region": region, "contests": contests, "years": years, "shown": shown}
    return render(request, "watch/incumbents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def pair(request: StaffRequest, contest_id: int, pair_id: int) -> HttpResponse:
    """One pair: the offices its members hold, and a form to say so."""
    _home(request)
    row = _pair(contest_id, pair_id)
    members = [(side, name) for side, name in (("HEAD", row.head_name), ("DEPUTY", row.deputy_name)) if name]
    form = MarkForm(request.POST or None, members=members, initial={"office_region": row.contest.region})
    if form.is_valid() and _mark(request, row, form):
        messages.success(request, _("Petahana ditandai."))
        return redirect("watch:pair", contest_id=contest_id, pair_id=row.pk)
    on = today()
    marks = [
        (mark, mark.side == "HEAD", queries.may_mark(request.user, row.contest.region, mark.office_region, on))
        for mark in queries.pair_marks(row).marks
    ]
    query = urlencode({"daerah": row.contest.region.full_name, "tahun": row.contest.election_id})
    back = f"{reverse('watch:incumbents')}?{query}"
    context = {"pair": row, "form": form, "marks": marks, "back": back}
    return render(request, "watch/pair.html", context, status=422 if form.errors else 200)


@require_POST
@staff_only
def unmark(request: StaffRequest, contest_id: int, pair_id: int) -> HttpResponse:
    """Take a wrong mark back."""
    row = _pair(contest_id, pair_id)
    try:
        region = registry.region(request.POST.get("region", ""))
    except UnknownRegion:
        raise Http404 from None
    removed = services.unmark(
        row,
        side=request.POST.get("side", ""),
        office_region_code=region.code,
        by=_actor(request, row.contest.region, region),
        on=today(),
        at=now(),
    )
    if removed:
        messages.success(request, _("Tanda petahana dihapus."))
    return redirect("watch:pair", contest_id=contest_id, pair_id=row.pk)


def _mark(request: StaffRequest, row: "Pair", form: MarkForm) -> bool:
    values = form.cleaned_data
    region = values["office_region"]
    try:
        services.mark(
            row,
            side=values["side"],
            office_region_code=region.code,
            office=values["office"],
            since=values["since"],
            until=values["until"],
            source=values["source"],
            by=_actor(request, row.contest.region, region),
            on=today(),
            at=now(),
        )
    except PermissionDenied:
        form.add_error("office_region", _("Daerah pemilihan dan daerah jabatan ini di luar wilayah kerja Anda."))
    except ValidationError as fault:
        form.add_error(None, fault)
    return not form.errors


def _pair(contest_id: int, pair_id: int) -> "Pair":
    try:
        pairs = registry.pairs_of([registry.contest(contest_id)])
    except ObjectDoesNotExist:
        raise Http404 from None
    row = next((pair for pair in pairs if pair.pk == pair_id and not pair.is_blank_box), None)
    if row is None:
        raise Http404
    return row


def _home(request: StaffRequest) -> "Region | None":
    """The watcher's own region, the only one there is to begin with; `None` for the national office."""
    if not queries.is_watcher(request.user, today()):
        raise PermissionDenied
    homes = [standing.institution.region for standing in accounts.standings(request.user, today())]
    return next((home for home in homes if home is not None), None)


def _actor(request: StaffRequest, *regions: "Region") -> Actor:
    for region in regions:
        standing = queries.watches(request.user, region, today())
        if standing is not None:
            return Actor.staff(request.user, standing.institution.pk)
    raise PermissionDenied
