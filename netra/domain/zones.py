"""The zone of a region: a published formula of dated rows, three readings of one index, and an honest trend.

The formula is this house's own. The commission that spoke of red, yellow and green areas until 2024 published no
criteria; what can only be inferred of them stands, named as such, in `catalogue/zones.toml`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from netra.domain.validity import Period
from netra.domain.words import Text


class Zone(StrEnum):
    """Stored values, from the best to the worst; `letter` is what is printed where no colour is seen."""

    GREEN = "GREEN"
    YELLOW = "YELLOW"
    RED = "RED"

    @property
    def rank(self) -> int:
        """0 for green, 2 for red: a greater rank is a worse zone."""
        return tuple(Zone).index(self)

    @property
    def letter(self) -> str:
        """H, K or M, from the Indonesian words, in every language."""
        return "HKM"[self.rank]

    @property
    def label(self) -> Text:
        return _ZONE_LABELS[self]


_ZONE_LABELS = {
    Zone.GREEN: Text("hijau", "green"),
    Zone.YELLOW: Text("kuning", "yellow"),
    Zone.RED: Text("merah", "red"),
}


class Level(StrEnum):
    """What is compared with what: regencies and cities among themselves, provinces among themselves."""

    REGION = "REGION"
    PROVINCE = "PROVINCE"


class Which(StrEnum):
    """The three readings of the index; the values stand in addresses."""

    FIXED = "tetap"
    TERCILE = "tersil"
    RATE = "rasio"

    @property
    def label(self) -> Text:
        return _WHICH_LABELS[self]


_WHICH_LABELS = {
    Which.FIXED: Text("Batas tetap", "Fixed bands"),
    Which.TERCILE: Text("Tersil", "Terciles"),
    Which.RATE: Text("Per 1.000 ASN", "Per 1,000 civil servants"),
}


class Trend(StrEnum):
    """How the number of registered matters moved; a fall counts as one only if as much was taken in as before."""

    RISING = "RISING"
    LEVEL = "LEVEL"
    FALLING = "FALLING"
    CANNOT_TELL = "CANNOT_TELL"  # fewer matters, but fewer reports and findings came in as well
    TOO_FEW = "TOO_FEW"


@dataclass(frozen=True, slots=True)
class Bands:
    """From which index a level is yellow, and from which red."""

    level: Level
    yellow_from: int
    red_from: int


@dataclass(frozen=True, slots=True)
class Formula:
    """One dated row of `zones.toml`. Numbers are points for each matter; the window is in days, its last day included.

    A change is a new row with an id of its own: it begins a new series, and readings of the old one stay.
    """

    id: str
    name: Text
    text: Text
    period: Period
    adopted_on: date
    registered: int
    proven: int
    overdue: int
    vulnerability: Mapping[str, int]
    bands: Mapping[Level, Bands]
    rate_yellow_from: Decimal
    rate_red_from: Decimal
    window: int
    tercile_least: int
    trend_days: int
    trend_least: int
    reasons: tuple[Text, ...]
    inferences: tuple[Text, ...]
    sources: tuple[str, ...]

    def holds(self, on: date) -> bool:
        return self.period.holds(on)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the index is made of: matters in the window, matters overdue on the day, a published class of vulnerability.

    There is no place here for prevention: what was done beforehand never makes a zone better or worse.
    """

    registered: int
    proven: int
    overdue: int
    vulnerability: str = ""

    @property
    def has_matters(self) -> bool:
        return bool(self.registered or self.proven or self.overdue)


@dataclass(frozen=True, slots=True)
class Share:
    """One part of an index: how many, how many points each, and what that gives."""

    part: str
    n: int
    weight: int

    @property
    def points(self) -> int:
        return self.n * self.weight


@dataclass(frozen=True, slots=True)
class Movement:
    """Matters registered and matters taken in, in the latest days and in as many days before those."""

    registered: int
    registered_before: int
    received: int
    received_before: int


def formula_at(formulas: Iterable[Formula], on: date) -> Formula:
    """The row by which readings of a day are taken. Raises `LookupError` where none holds."""
    for formula in formulas:
        if formula.holds(on):
            return formula
    raise LookupError(f"No formula for zones held on {on}; add a dated row to zones.toml.")


def shares(parts: Parts, formula: Formula) -> tuple[Share, ...]:
    """The parts of the index with their weights. Vulnerability foretells; it weighs only where matters are."""
    at_risk = int(parts.has_matters)
    return (
        Share("registered", parts.registered, formula.registered),
        Share("proven", parts.proven, formula.proven),
        Share("overdue", parts.overdue, formula.overdue),
        Share("vulnerability", at_risk, formula.vulnerability.get(parts.vulnerability.lower(), 0)),
    )


def index(parts: Parts, formula: Formula) -> int:
    """The points of a region; 0 where nothing was registered, proven or overdue, however vulnerable it is said to be.

    >>> from netra.domain.loading import load
    >>> now = load().formulas[0]
    >>> index(Parts(3, 2, 0), now), index(Parts(0, 0, 0, "high"), now)
    (7, 0)
    """
    return sum(share.points for share in shares(parts, formula))


def fixed(points: int, level: Level, formula: Formula) -> Zone:
    """The zone by fixed bands: says how much, whatever other regions do."""
    bands = formula.bands[level]
    return _zone(points, bands.yellow_from, bands.red_from)


def terciles(indexes: Mapping[str, int], formula: Formula) -> dict[str, Zone | None]:
    """The zone by rank: the upper third red, the middle yellow, the lower green.

    A region at 0 is green and is not ranked, or a quiet country would be one third red with nothing in it. Equal
    indexes get the better of their zones. `None`: too few regions have points for thirds to mean anything.

    >>> from netra.domain.loading import load
    >>> ranks = terciles({"a": 9, "b": 5, "c": 5, "d": 0, "e": 1}, load().formulas[0])
    >>> {code: zone and zone.letter for code, zone in ranks.items()}
    {'a': 'M', 'b': 'K', 'c': 'K', 'd': 'H', 'e': 'H'}
    """
    ranked = sorted((points for points in indexes.values() if points), reverse=True)
    # The place of the last of those with as many points: ties go to the better zone.
    last = {points: place for place, points in enumerate(ranked)}
    enough = len(ranked) >= formula.tercile_least
    worst_first = (Zone.RED, Zone.YELLOW, Zone.GREEN)
    return {
        code: Zone.GREEN if not points else (worst_first[3 * last[points] // len(ranked)] if enough else None)
        for code, points in indexes.items()
    }


def rate(parts: Parts, staff: int, formula: Formula) -> Decimal:
    """Points of matters per 1,000 civil servants, three decimals; vulnerability is no matter and stays out of it."""
    points = sum(share.points for share in shares(parts, formula) if share.part != "vulnerability")
    return (Decimal(points) * 1000 / staff).quantize(Decimal("0.001"), ROUND_HALF_UP)


def rate_zone(parts: Parts, staff: int | None, formula: Formula) -> Zone | None:
    """The zone by rate; `None` where no count of civil servants with a date is at hand."""
    if not staff:
        return None
    return _zone(rate(parts, staff, formula), formula.rate_yellow_from, formula.rate_red_from)


def trend(movement: Movement, formula: Formula) -> Trend:
    """Where the count is going. A falling count says nothing about conduct when less was taken in as well."""
    now, before = movement.registered, movement.registered_before
    if now + before < formula.trend_least:
        return Trend.TOO_FEW
    if now > before:
        return Trend.RISING
    if now == before:
        return Trend.LEVEL
    return Trend.CANNOT_TELL if movement.received < movement.received_before else Trend.FALLING


def _zone(amount: Decimal | int, yellow_from: Decimal | int, red_from: Decimal | int) -> Zone:
    if amount >= red_from:
        return Zone.RED
    return Zone.YELLOW if amount >= yellow_from else Zone.GREEN
