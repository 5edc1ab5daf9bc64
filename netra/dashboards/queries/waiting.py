"""Whom the house waits for: the reader's own cases first, then governments that do not follow up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from netra.accounts.queries import Visitor
from netra.cases import queries as cases
from netra.cases.queries import Row
from netra.dashboards.queries.places import Place, office_names
from netra.dashboards.queries.saying import on_day
from netra.dashboards.queries.sheets import REFERRALS, Asked, Cell, Sheet
from netra.domain.words import Text
from netra.figures import queries as figures
from netra.figures.queries import Scope, ScopeKind

MOST_SHOWN = 12  # of what awaits the reader; the work list has the rest
MOST_WAITING = 60
MOST_GOVERNMENTS = 40
NO_TERM = Text("tanpa tenggat", "no term")


@dataclass(frozen=True, slots=True)
class Mine:
    """A case that waits for the reader: what is to be done, by when, under which article."""

    title: str
    ref: str
    who: str
    stage: Text
    term: Text | None
    last_day: date | None
    law: Text | str
    days_late: int


@dataclass(frozen=True, slots=True)
class Awaited:
    """What awaits a reader: the `first` steps, the nearest term first, how many `steps` in how many `cases`, and how
    many of these are `late`."""

    first: tuple[Mine, ...]
    steps: int
    cases: int
    late: int


NOBODY_WAITS = Awaited((), 0, 0, 0)


def mine(user: Visitor, *, on: date, at: datetime) -> Awaited:
    """What awaits the reader now."""
    lines, rows = cases.awaiting(user, on=on, at=at)
    return Awaited(
        first=tuple(_mine(row, on) for row in rows[:MOST_SHOWN]),
        steps=len(lines),
        cases=len({line.case for line in lines}),
        late=len({line.case for line in lines if line.days_late}),
    )


def silent(where: Place, user: Visitor | None, on: date) -> Sheet:
    """Referrals that lie with a personnel authority, the longest wait first, and how high each has climbed.

    A wait leads to its case for those who may open it; without a reader (a paper) to none.
    """
    found = figures.waits(where.scope, on, limit=MOST_WAITING)
    standing = cases.ladder(one.track_id for one in found)
    open_to = _openable(user, {one.ref for one in standing.values()}, on)
    names = office_names(one.employer for one in standing.values())
    rows = []
    for one in found:
        place = standing.get(one.track_id)
        if place is None:
            continue
        employer = names.get(place.employer, Text("Instansi belum dicatat", "Institution not recorded"))
        rows.append(
            (
                Cell(employer, to=Scope(ScopeKind.EMPLOYER, place.employer) if place.employer else None),
                Cell((on - one.since).days, ref=place.ref if place.ref in open_to else ""),
                Cell(place.stage),
                Cell(place.label),
            )
        )
    return Sheet(
        key="menunggu-ppk",
        title=Text("Yang menunggu tindak lanjut pejabat pembina kepegawaian", "Waiting for a personnel authority"),
        unit=REFERRALS,
        when=on_day(on),
        columns=(
            Text("Instansi", "Institution"),
            Text("Menunggu", "Waiting"),
            Text("Tahap sekarang", "Present stage"),
            Text("Anak tangga sekarang", "Present rung"),
        ),
        units=("", Text("hari", "days"), "", ""),
        rows=tuple(rows),
        empty=Text("Tidak ada yang menunggu.", "Nothing is waiting."),
        note=Text(
            f"Setiap baris satu penerusan; ditampilkan paling banyak {MOST_WAITING}, yang paling lama lebih dahulu.",
            f"Each row is one referral; at most {MOST_WAITING} are shown, the longest first.",
        ),
    )


def governments(where: Place, on: date) -> Sheet:
    """Governments by how many referrals wait with them."""
    inside = figures.stocks_across(ScopeKind.EMPLOYER, "AT_EMPLOYER", on)
    most = sorted(((n, code) for code, n in inside.items() if n > 0), key=lambda pair: (-pair[0], pair[1]))
    most = most[:MOST_GOVERNMENTS]
    names = office_names(code for _n, code in most)
    return Sheet(
        key="pemerintah",
        title=Text("Instansi dengan perkara menunggu terbanyak", "Governments with most matters waiting"),
        unit=REFERRALS,
        when=on_day(on),
        columns=(Text("Instansi", "Institution"), Text("Menunggu", "Waiting")),
        rows=tuple(
            (
                Cell(names.get(code, Text(code, code)), to=Scope(ScopeKind.EMPLOYER, code)),
                Cell(n, Asked(Scope(ScopeKind.EMPLOYER, code), "AT_EMPLOYER", on=on)),
            )
            for n, code in most
        ),
        empty=Text("Tidak ada yang menunggu.", "Nothing is waiting."),
    )


def _openable(user: Visitor | None, refs: set[str], on: date) -> frozenset[str]:
    if user is None:
        return frozenset()
    return frozenset(cases.visible_to(user, on).filter(ref__in=refs).values_list("ref", flat=True))


def _mine(row: Row, on: date) -> Mine:
    due = row.nearest
    last_day = None
    if due is not None and due.at is not None:
        last_day = (due.at.astimezone(cases.zone_of(row.case)) - timedelta(microseconds=1)).date()
    person = row.track.accused if row.track else row.case.people.first()
    return Mine(
        title=row.case.official_number or _("Perkara %(ref)s") % {"ref": row.case.ref},
        ref=row.case.ref,
        who=", ".join(part for part in (str(person), person.position) if part) if person and row.view.names else "",
        stage=row.stage,
        term=due.rule.name if due else None,
        last_day=last_day,
        law=cases.cited(due.rule.basis) if due else "",
        days_late=max(0, (on - last_day).days) if last_day and due and due.is_overdue else 0,
    )
