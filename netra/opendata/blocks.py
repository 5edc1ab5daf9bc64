"""Which tables are published: a measure divided by a dimension, one table for each year."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from netra.domain.allegation import ORIGIN_LABELS, STATUS_LABELS
from netra.domain.loading import load
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.figures.queries import Dim, Measure

# Totals that are public for every place; the zones rest on the first three.
EVERYWHERE = (Measure.RECEIVED, Measure.REGISTERED, Measure.PROVEN, Measure.REFERRAL_ENDED)
# Totals that are public for provinces and the nation only.
WIDE_ONLY = (Measure.ACCUSED, Measure.REFERRED)
NOT_KNOWN = Text("Belum diketahui", "Not known yet")
DIM_LABELS = {
    Dim.ACT: Text("Jenis perbuatan", "Kind of act"),
    Dim.ORIGIN: Text("Asal perkara", "How it came in"),
    Dim.STATUS: Text("Status kepegawaian", "Employment status"),
    Dim.ROUTE: Text("Tujuan penerusan", "Referred to"),
    Dim.RESULT: Text("Hasil akhir", "Result"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """`shows_regions`: cells of regencies and cities are published too, where they survive, once the year is over.

    While a year runs its table is renewed every month, and what grows by ones and twos in a town cannot be shown.
    """

    measure: Measure
    dim: Dim
    shows_regions: bool = False

    @property
    def has_regions(self) -> bool:
        """Whether totals of regencies and cities are public, so that an attacker counts with them."""
        return self.measure in EVERYWHERE

    def key(self, year: int) -> str:
        return f"{year}:{self.measure}:{self.dim}"


BLOCKS = (
    Block(Measure.RECEIVED, Dim.ACT, shows_regions=True),
    Block(Measure.RECEIVED, Dim.ORIGIN),
    Block(Measure.ACCUSED, Dim.STATUS),
    Block(Measure.REFERRED, Dim.ROUTE),
    Block(Measure.REFERRAL_ENDED, Dim.RESULT, shows_regions=True),
)


@cache
def vocabulary(dim: Dim) -> Mapping[str, Text]:
    """Every category of a dimension in words. All are in every table, so that being listed tells nothing."""
    match dim:
        case Dim.ACT:
            known = {rule.code: rule.act for rule in load().rules.values()}
        case Dim.ORIGIN:
            known = {origin.value: text for origin, text in ORIGIN_LABELS.items()}
        case Dim.STATUS:
            known = {status.value: text for status, text in STATUS_LABELS.items()}
        case Dim.ROUTE:
            known = {str(route): text for route, text in ROUTE_LABELS.items()}
        case _:
            known = dict(RESULTS)
    return {**dict(sorted(known.items())), "": NOT_KNOWN}


def label(dim: Dim, value: str) -> Text:
    return vocabulary(dim).get(value, Text(value, value))
