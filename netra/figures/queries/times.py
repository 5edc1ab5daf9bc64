"""How long files stay at a stage, and how often duties are done in time."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from netra.figures.measures import NATION, Punctuality, Scope, ScopeKind
from netra.figures.models import Cell, StageCell
from netra.figures.queries.reading import MONTHLY, NEVER, by_scope
from netra.figures.queries.remembered import remembered
from netra.registry import queries as registry

FEW = 60  # offices asked for one by one; of more it is quicker to read all
_DONE = [Punctuality.MET.value, Punctuality.LATE.value]
_OPEN = [Punctuality.RAN_OUT.value, Punctuality.SETTLED.value]


@dataclass(frozen=True, slots=True)
class StageTime:
    """Stays at a stage that ended. `median_days` is rounded up to the edge of its bucket; 181 means more than 180.
    `late`: stays in which a term ran out before the stage was left."""

    procedure: str
    stage: str
    n: int
    mean_days: float
    median_days: int
    late: int


@dataclass(frozen=True, slots=True)
class Punctual:
    """Duties of an office or employer that were done in time, done late, and those still open past their term."""

    code: str
    met: int
    late: int
    running_late: int

    @property
    def rate(self) -> float | None:
        """The part done in time of all done; `None` where nothing was done yet."""
        done = self.met + self.late
        return self.met / done if done else None


@remembered
def stage_times(scope: Scope, *, start: date | None = None, end: date | None = None) -> list[StageTime]:
    """Times at every stage left in the months that `start` and `end` touch, by procedure and stage."""
    found = StageCell.objects.filter(scope_kind=scope.kind, scope=scope.code)
    if start is not None:
        found = found.filter(on__gte=start.replace(day=1))
    if end is not None:
        found = found.filter(on__lt=end)
    buckets: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    days: Counter[tuple[str, str]] = Counter()
    late: Counter[tuple[str, str]] = Counter()
    sums = found.values_list("procedure", "stage", "bucket").annotate(n=Sum("n"), d=Sum("days"), l=Sum("late"))
    for procedure, stage, bucket, n, together, overdue in sums.order_by():
        buckets[procedure, stage][bucket] += n
        days[procedure, stage] += together
        late[procedure, stage] += overdue
    return [
        StageTime(*key, n := counted.total(), days[key] / n, _median(counted), late[key])
        for key, counted in sorted(buckets.items())
        if counted.total() > 0
    ]


def punctuality(
    kind: ScopeKind, *, start: date | None = None, end: date | None = None, within: Scope | None = None
) -> list[Punctual]:
    """Offices or employers with their duties of the months that `start` and `end` touch, by code.

    `running_late` is how many were open past their term at the end of those months. With `within` only those of
    a province or region are told, or one office or employer alone.
    """
    codes = None if within is None or within == NATION else _codes(kind, within)
    few = frozenset(codes) if codes is not None and len(codes) <= FEW else None
    sums = _kept_by(kind, few, None if start is None else start.replace(day=1), end)
    found = (_punctual(code, sums[code]) for code in sorted(sums) if codes is None or code in codes)
    return [row for row in found if row is not None]


@remembered
def _kept_by(
    kind: ScopeKind, few: frozenset[str] | None, start: date | None, end: date | None
) -> dict[str, dict[str, int]]:
    """The sums of duties of every office or employer, or of these `few`."""
    kept = Cell.objects.filter(scope_kind=kind, dim=MONTHLY)
    if few is not None:
        kept = Cell.objects.filter(scope_kind=kind, dim__in=["", NEVER], scope__in=sorted(few))
    sums: dict[str, dict[str, int]] = {}
    for measures, since in ((_DONE, start), (_OPEN, None)):
        for code, measure, n in by_scope(kept.filter(measure__in=measures), since, end):
            sums.setdefault(code, dict.fromkeys(_DONE + _OPEN, 0))[measure] = n
    return sums


def _punctual(code: str, sums: Mapping[str, int]) -> Punctual | None:
    met, late = sums[Punctuality.MET], sums[Punctuality.LATE]
    running = sums[Punctuality.RAN_OUT] - sums[Punctuality.SETTLED]
    return Punctual(code, met, late, running) if met or late or running else None


def _codes(kind: ScopeKind, scope: Scope) -> frozenset[str]:
    if scope.kind is kind:
        return frozenset({scope.code})
    return registry.codes_of_offices(scope.code)


def _median(counted: Counter[int]) -> int:
    half, seen = counted.total() / 2, 0
    for edge in sorted(counted):
        seen += counted[edge]
        if seen >= half:
            return edge
    raise ValueError("No median of nothing.")
