"""What a zone rests on: the cases behind each part, with their ledger rows, as far as the reader may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.cases import queries as cases
from netra.cases.queries import Line
from netra.figures import queries as figures
from netra.figures.queries import Measure, Scope
from netra.zones.queries.computing import SCOPES, window
from netra.zones.reading import ZoneReading

if TYPE_CHECKING:
    from netra.cases.models import Case

SHOWN = 12
# The ledger rows that make a case count in a part.
MOVES = {
    "registered": frozenset({"register", "make_finding"}),
    "proven": frozenset({"decide_refer"}),
    "overdue": frozenset({"OVERDUE"}),
}


@dataclass(frozen=True, slots=True)
class CaseBehind:
    """A case the reader may open, and the rows of the ledger by which it counts."""

    case: "Case"
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PartBehind:
    """The cases of one part: how many of them the reader may see, and the latest of these."""

    part: str
    visible: int
    cases: tuple[CaseBehind, ...]

    @property
    def more(self) -> int:
        return self.visible - len(self.cases)


def behind(reading: ZoneReading, user: Visitor, on: date) -> tuple[PartBehind, ...]:
    """What stands behind each part of a reading for this reader; empty where they see no case of it."""
    if not accounts.standings(user, on):
        return ()
    scope = Scope(SCOPES[reading.level], reading.code)
    start, last = window(reading.formula, reading.on)
    end = last + timedelta(days=1)
    ids = {
        "registered": figures.counted(scope, Measure.REGISTERED, start=start, end=end),
        "proven": figures.counted(scope, Measure.PROVEN, start=start, end=end),
        "overdue": figures.standing(scope, "OVERDUE", last),
    }
    found = (_part(part, counted, reading.on, user, on) for part, counted in ids.items())
    return tuple(part for part in found if part.visible)


def _part(part: str, ids: Iterable[int], until: date, user: Visitor, on: date) -> PartBehind:
    visible = cases.visible_to(user, on).filter(pk__in=ids)
    latest = visible.select_related("region", "handling_office").order_by("-received_on", "-pk")[:SHOWN]
    return PartBehind(part, visible.count(), tuple(_behind(case, part, until, user, on) for case in latest))


def _behind(case: "Case", part: str, until: date, user: Visitor, on: date) -> CaseBehind:
    lines = cases.story(case, cases.view_of(case, user, on))
    return CaseBehind(case, tuple(line for line in lines if line.event in MOVES[part] and line.on <= until))
