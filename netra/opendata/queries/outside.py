"""What other bodies have published about the same things, as sums an attacker knows."""

from collections.abc import Iterable

from netra.figures import queries as figures
from netra.figures.queries import OutsideFigure
from netra.opendata.protection import Known
from netra.opendata.queries.counts import Table

COUNTS = frozenset({"CASES", "PERSONS", "REFERRALS", "PERCENT"})  # a percentage of a known whole is a count


def known_from_outside(table: Table, published: Iterable[OutsideFigure]) -> list[Known]:
    """Figures of the table's year that name one of its categories: the nation's count of it, taken as known exactly.

    Totals of places need nothing: they are public in our own files.
    """
    columns = {
        figure.key
        for figure in published
        if figure.dimension == table.block.dim
        and figure.unit in COUNTS
        and figure.as_of_date is not None
        and figure.as_of_date.year == table.year
        and figure.key in table.frame.columns
    }
    return [Known(((0, table.frame.columns.index(key)),)) for key in sorted(columns)]


def all_published() -> list[OutsideFigure]:
    return list(figures.outside())
