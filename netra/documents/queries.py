"""Reads of the register of numbers."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from netra.documents.models import Counter, Number, Scheme
from netra.documents.numbering import BadPattern, Restart, check_pattern, period_of, written

if TYPE_CHECKING:
    from netra.registry.models import Institution

__all__ = [
    "BadPattern",
    "Gap",
    "Number",
    "Restart",
    "Scheme",
    "check_pattern",
    "gaps_of",
    "has_scheme",
    "next_number",
    "next_of",
    "number_of",
    "periods_of",
    "register",
    "scheme_for",
    "schemes_of",
    "written",
]


@dataclass(frozen=True, slots=True)
class Gap:
    """Counts between two that were given, which nothing bears: `first` to `last`."""

    first: int
    last: int


def schemes_of(office: "Institution | str") -> list[Scheme]:
    """The rows an office numbers by today; those for some kinds first."""
    found = Scheme.objects.filter(office=office, ended_at=None).order_by("pk")
    return sorted(found, key=lambda one: (not one.kinds, one.pk))


def scheme_for(office: "Institution | str", kind: str) -> Scheme | None:
    """The row that numbers letters of a kind: its own, else the one for the rest."""
    found = schemes_of(office)
    own = [one for one in found if kind in one.kinds]
    return own[-1] if own else next((one for one in reversed(found) if not one.kinds), None)


def has_scheme(office: "Institution | str", kind: str) -> bool:
    return scheme_for(office, kind) is not None


def next_number(office: "Institution | str", kind: str, on: date) -> str:
    """What the next letter would bear; empty where the office has no row. Nobody has it until it is given."""
    scheme = scheme_for(office, kind)
    if scheme is None:
        return ""
    return next_of(scheme, on)


def next_of(scheme: Scheme, on: date) -> str:
    """What the next letter of this row would bear."""
    last = Counter.objects.filter(scheme=scheme, period=period_of(Restart(scheme.restart), on)).first()
    if last is not None:
        return written(scheme.pattern, last.last + 1, digits=scheme.digits, on=on)
    count = 1 if scheme.counters.exists() else scheme.first
    return written(scheme.pattern, count, digits=scheme.digits, on=on)


def number_of(office: "Institution | str", text: str) -> Number | None:
    return Number.objects.filter(office=office, text=text).first()


def periods_of(scheme: Scheme) -> list[str]:
    """The years or months in which a row gave numbers, the latest first."""
    return list(scheme.counters.order_by("-period").values_list("period", flat=True))


def register(scheme: Scheme, period: str) -> list[Number]:
    """Every number of a row in one year or month, in order."""
    return list(scheme.numbers.filter(period=period).order_by("counter"))


def gaps_of(scheme: Scheme, period: str) -> list[Gap]:
    """Counts that nothing bears, from the first the row was to give to the last it gave."""
    counter = scheme.counters.filter(period=period).first()
    if counter is None:
        return []
    begin = scheme.first if period == _first_period(scheme) else 1
    counts = scheme.numbers.filter(period=period, counter__isnull=False).values_list("counter", flat=True)
    given = sorted({*(count for count in counts if count is not None), counter.last + 1})
    gaps, expected = [], begin
    for count in given:
        if count > expected:
            gaps.append(Gap(expected, count - 1))
        expected = max(expected, count + 1)
    return gaps


def _first_period(scheme: Scheme) -> str:
    return scheme.counters.order_by("pk").values_list("period", flat=True).first() or ""
