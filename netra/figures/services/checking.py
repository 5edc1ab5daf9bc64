"""Whether the sums kept are the sums of the cases: everything counted again, from nothing, and compared."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from netra.cases import queries as cases
from netra.figures.adding import Sums
from netra.figures.counting import rows_of
from netra.figures.models import Cell, StageCell
from netra.figures.services.advancing import AT_ONCE, advance
from netra.figures.services.keeping import CELL, STAGE_CELL
from netra.ledger import queries as ledger
from netra.lib.batches import batches
from netra.lib.tidying import tidied_between

SUMS = ("n", "days", "late")


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that does not hold what the cases add up to."""

    cell: tuple[object, ...]
    kept: int
    true: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """`moved`: somebody wrote to the ledger meanwhile, so that a difference may be theirs; check again."""

    cells: int
    wrong: tuple[Wrong, ...]
    moved: bool


def recount() -> Counter[tuple[object, ...]]:
    """Every sum that is not zero, from the cases alone. Keys of times at a stage end with the name of the sum."""
    sums = Sums()
    for ids in tidied_between(batches(cases.all_ids(), AT_ONCE)):
        sums.add(rows_of(cases.facts_of(ids)), 1)
    cells, stages = sums.finished()
    found: Counter[tuple[object, ...]] = Counter(cells)
    for key, cell in stages.items():
        found.update({(*key, name): n for name, n in zip(SUMS, cell, strict=True) if n})
    return found


def check(*, at: datetime) -> Verdict:
    """Advance to the end of the ledger, count everything again and compare, cell by cell."""
    while advance(at=at):
        pass
    before = _end_of_ledger()
    true = recount()
    kept = _kept()
    keys = true.keys() | kept.keys()
    wrong = (Wrong(key, kept[key], true[key]) for key in keys if kept[key] != true[key])
    return Verdict(len(keys), tuple(sorted(wrong, key=lambda one: str(one.cell))), moved=_end_of_ledger() != before)


def _kept() -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for *key, n in Cell.objects.exclude(n=0).values_list(*CELL, "n").iterator():
        found[_written(key)] = n
    for row in StageCell.objects.values_list(*STAGE_CELL, *SUMS).iterator():
        for name, n in zip(SUMS, row[-3:], strict=True):
            if n:
                found[*_written(row[:-3]), name] = n
    return found


def _written(key: Iterable[object]) -> tuple[object, ...]:
    return tuple(part.isoformat() if isinstance(part, date) else part for part in key)


def _end_of_ledger() -> int:
    return ledger.rows().values_list("id", flat=True).first() or 0
