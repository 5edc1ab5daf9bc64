"""My work today: what awaits the reader first, the nearest term on top."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.accounts.queries import Role
from netra.cases import queries
from netra.cases.forms import FilterForm
from netra.cases.queries import Hands, Row
from netra.cases.views.showing import DuePart, due_part, title_of
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.ui.components import Link, Tile

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list as the template needs it."""

    row: Row
    title: str
    owner: queries.Owner
    due: DuePart | None
    who: str
    result: Text | None
    hands: Hands
    pick: str


@require_safe
@staff_only
def work(request: StaffRequest) -> HttpResponse:
    """The work list of everything the reader may see; who is only an auditor has a book instead."""
    now, today = timezone.now(), timezone.localdate()
    roles = queries.roles_of(request.user, today)
    if roles == {Role.AUDITOR}:
        return redirect("cases:book")
    form = FilterForm(request.GET, colleagues=queries.colleagues(request.user, today))
    form.is_valid()  # a field written wrongly narrows nothing, and says so
    asked, wanted = form.cleaned_data, form.wanted()
    which = asked.get("which", "")
    desk = queries.desk(request.user, text=asked.get("q", ""), which=which, on=today, at=now, wanted=wanted)
    page = Paginator(desk.rows, A_PAGE).get_page(request.GET.get("page"))
    rows: list[Row] = list(page.object_list)
    hands = queries.hands_of({row.case.pk for row in rows}, request.user, on=today, at=now)
    items = [_item(row, hands.get(row.case.pk, Hands())) for row in rows]
    context = {
        "form": form,
        "desk": desk,
        "page": page,
        "mine": [item for item in items if item.row.is_mine],
        "watched": [item for item in items if not item.row.is_mine],
        "tiles": _tiles(desk),
        "tabs": _tabs(desk),
        "questions": queries.questions_for(request.user, today),
        "without_cases": not roles - {Role.ADMINISTRATOR, Role.AUDITOR, Role.CUSTODIAN, Role.CYBER_ANALYST},
        "today": today,
        "kept": urlencode(form.kept()),
        "is_narrowed": not wanted.is_empty,
        "picks": any(item.row.is_mine for item in items),
    }
    return render(request, "cases/work.html", context)


def _item(row: Row, hands: Hands) -> Item:
    owner = queries.owner_of_case(row.case) if row.track is None else queries.owner_of_track(row.track, frozenset())
    due = due_part(row.nearest, queries.zone_of(row.case)) if row.nearest else None
    result = RESULTS.get(row.track.result if row.track else row.case.result)
    pick = f"{row.case.ref}.{row.track.pk}" if row.track else row.case.ref
    return Item(row, title_of(row.case), owner, due, _who(row), result, hands, pick)


def _who(row: Row) -> str:
    """The accused the reader may know of; several are counted."""
    if not row.view.names:
        return ""
    people = [row.track.accused] if row.track else list(row.case.people.all())
    if not people:
        return _("belum ada terlapor")
    first = people[0]
    parts = [
        str(first),
        first.position,
        f"NIP {first.masked_nip}".replace(" ", "\N{NO-BREAK SPACE}") if first.masked_nip else "",
    ]
    said = ", ".join(part for part in parts if part)
    return said if len(people) == 1 else _("%(first)s dan %(n)s orang lain") % {"first": said, "n": len(people) - 1}


def _tiles(desk: queries.Desk) -> list[Tile]:
    late = ngettext("%(n)d terlambat", "%(n)d terlambat", desk.watched_late) % {"n": desk.watched_late}
    return [
        Tile(_("Menunggu saya"), desk.mine, url="?which=mine"),
        Tile(_("Terlambat"), desk.mine_late, _("di antara yang menunggu saya"), tone="bad" if desk.mine_late else ""),
        Tile(_("Dipegang lembaga lain"), desk.watched, late if desk.watched_late else "", url="?which=open"),
    ]


def _tabs(desk: queries.Desk) -> list[Link]:
    return [
        Link(_("Menunggu saya"), "?which=mine", desk.which == "mine", desk.mine),
        Link(_("Semua yang berjalan"), "?which=open", desk.which == "open", desk.mine + desk.watched),
        Link(_("Selesai"), "?which=closed", desk.which == "closed"),
    ]
