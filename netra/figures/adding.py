"""Adding rows up into cells: pure sums with a sign, so that a case can be taken out as it was and put in as it is.

Days stand as ISO text here, since a million cases are added up and a text is written as it is.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from netra.figures.counting import Rows
from netra.figures.measures import COLUMNS, KEPT, MEASURES, Measure, ScopeKind, bucket, unpacked
from netra.figures.models import Fact

DAY = "DAY"  # the mark of sums by day, in the column of the dimension
# scope kind, scope, dimension, measure, day, value
Key = tuple[str, str, str, str, str, str]
# scope kind, scope, month, procedure, stage, bucket
StageKey = tuple[str, str, str, str, str, int]
_DAYS: dict[str, list[tuple[str, str]]] = defaultdict(list)
for _measure in Measure:
    _DAYS[MEASURES[_measure].fact].append((_measure.value, MEASURES[_measure].day))
_DIMS = tuple((dim.value, COLUMNS[dim]) for dim in KEPT)
NATION, PROVINCE, REGION, OFFICE, EMPLOYER = (kind.value for kind in ScopeKind)


@dataclass(slots=True)
class Sums:
    """What to add to the cells. `stages` holds how many, days together, and how many late.

    The nation is not added to row by row but made from the provinces at the end; what lies in no province is kept
    until then under the empty code.
    """

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

    def finished(self) -> tuple[dict[Key, int], dict[StageKey, list[int]]]:
        """Every sum that is not zero, the nation's among them."""
        cells, stages = defaultdict(int, self.cells), defaultdict(lambda: [0, 0, 0], self.stages)
        for key, n in self.cells.items():
            if key[0] == PROVINCE:
                cells[NATION, "", *key[2:]] += n
        for place, cell in self.stages.items():
            if place[0] == PROVINCE:
                nation = stages[NATION, "", *place[2:]]
                for sum_, n in enumerate(cell):
                    nation[sum_] += n
        return (
            {key: n for key, n in cells.items() if n and key[:2] != (PROVINCE, "")},
            {place: cell for place, cell in stages.items() if any(cell) and place[:2] != (PROVINCE, "")},
        )

    def _fact(self, fact: Fact, days: Iterable[tuple[str, str]], sign: int) -> None:
        cells, province = self.cells, fact.province
        held = [(measure, day) for measure, name in days if (day := getattr(fact, name)) is not None]
        if not held:
            return
        values = [(dim, value) for dim, column in _DIMS for value in unpacked(getattr(fact, column))]
        narrow = [(OFFICE, fact.office)] + ([(REGION, fact.region)] if fact.region else [])
        narrow += [(EMPLOYER, code) for code in unpacked(fact.employers) if code]
        for measure, day in held:
            on, month = _written(day)
            for kind, scope in narrow:
                cells[kind, scope, "", measure, month, ""] += sign
            cells[PROVINCE, province, "", measure, month, ""] += sign
            cells[PROVINCE, province, DAY, measure, on, ""] += sign
            for dim, value in values:
                cells[PROVINCE, province, dim, measure, month, value] += sign

    def _clocks(self, clocks: Iterable[tuple[str, str, str, str]], sign: int) -> None:
        for kind, holder, measure, on in clocks:
            self.cells[kind, holder, "", measure, f"{on[:8]}01", ""] += sign

    def _spells(self, place: Fact, spells: Iterable[tuple[str, str, str, int, int, str]], sign: int) -> None:
        scopes = [(PROVINCE, place.province), (OFFICE, place.office)]
        scopes += [(REGION, place.region)] if place.region else []
        for procedure, stage, left_on, days, late, employer in spells:
            rest = (f"{left_on[:8]}01", procedure, stage, bucket(days))
            for kind, scope in [*scopes, (EMPLOYER, employer)] if employer else scopes:
                cell = self.stages[kind, scope, *rest]
                cell[0] += sign
                cell[1] += sign * days
                cell[2] += sign * late


@lru_cache(maxsize=20_000)
def _written(day: date) -> tuple[str, str]:
    """A day and the first of its month."""
    text = day.isoformat()
    return text, f"{text[:8]}01"
