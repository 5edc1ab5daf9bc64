"""Adding rows up into cells: pure sums with a sign, so that a case can be taken out as it was and put in as it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from netra.figures.counting import Rows
from netra.figures.measures import COLUMNS, KEPT, MEASURES, SINGLE, Measure, ScopeKind, bucket, month_of, unpacked
from netra.figures.models import Fact

DAY = "DAY"  # the mark of sums by day, in the column of the dimension
# scope kind, scope, dimension, measure, day, value
Key = tuple[str, str, str, str, date, str]
# scope kind, scope, month, procedure, stage, bucket
StageKey = tuple[str, str, date, str, str, int]
_DAYS: dict[str, list[tuple[str, str]]] = defaultdict(list)
for _measure in Measure:
    _DAYS[MEASURES[_measure].fact].append((_measure.value, MEASURES[_measure].day))
_DIMS = tuple((dim.value, COLUMNS[dim], dim in SINGLE) for dim in KEPT)
NATION, PROVINCE, REGION, OFFICE, EMPLOYER = (kind.value for kind in ScopeKind)


@dataclass(slots=True)
class Sums:
    """What to add to the cells. `stages` holds how many, days together, and how many late."""

    cells: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    stages: dict[StageKey, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, rows: Rows, sign: int) -> None:
        """Put everything in (`sign` 1) or take it out (-1)."""
        for model, facts in rows.lists():
            days = _DAYS[model.__name__]
            for fact in facts:
                self._fact(fact, days, sign)
        for matter in rows.matters:
            self._spells(matter, matter.spells, sign)
            self._clocks(matter.clocks, sign)

    def _fact(self, fact: Fact, days: Iterable[tuple[str, str]], sign: int) -> None:
        cells = self.cells
        held = [(measure, day) for measure, name in days if (day := getattr(fact, name)) is not None]
        if not held:
            return
        values = [
            (dim, (getattr(fact, column),) if single else unpacked(getattr(fact, column)))
            for dim, column, single in _DIMS
        ]
        wide = [(NATION, "")] + ([(PROVINCE, fact.province)] if fact.province else [])
        narrow = [(OFFICE, fact.office)] + ([(REGION, fact.region)] if fact.region else [])
        narrow += [(EMPLOYER, code) for code in unpacked(fact.employers) if code]
        for measure, day in held:
            month = month_of(day)
            for kind, scope in narrow:
                cells[kind, scope, "", measure, month, ""] += sign
            for kind, scope in wide:
                cells[kind, scope, "", measure, month, ""] += sign
                cells[kind, scope, DAY, measure, day, ""] += sign
                for dim, found in values:
                    for value in found:
                        cells[kind, scope, dim, measure, month, value] += sign

    def _clocks(self, clocks: Iterable[tuple[str, str, str, str]], sign: int) -> None:
        for kind, holder, measure, on in clocks:
            self.cells[kind, holder, "", measure, month_of(date.fromisoformat(on)), ""] += sign

    def _spells(self, place: Fact, spells: Iterable[tuple[str, str, str, int, int, str]], sign: int) -> None:
        scopes = [(NATION, ""), (OFFICE, place.office)]
        scopes += [(PROVINCE, place.province)] if place.province else []
        scopes += [(REGION, place.region)] if place.region else []
        for procedure, stage, left_on, days, late, employer in spells:
            month = month_of(date.fromisoformat(left_on))
            for kind, scope in [*scopes, (EMPLOYER, employer)] if employer else scopes:
                cell = self.stages[kind, scope, month, procedure, stage, bucket(days)]
                cell[0] += sign
                cell[1] += sign * days
                cell[2] += sign * late
