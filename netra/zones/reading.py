"""A region's zone as the rest of the house reads it, stored or computed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from netra.domain import zones
from netra.domain.zones import Formula, Level, Movement, Parts, Share, Trend, Which, Zone

PROVINCE_LENGTH = 2


def level_of(code: str) -> Level:
    """A province's code has two digits, that of a regency or city five characters."""
    return Level.PROVINCE if len(code) == PROVINCE_LENGTH else Level.REGION


@dataclass(frozen=True, slots=True)
class ZoneReading:
    """One region on one day: matters (perkara) counted, the index, and its zone in each of the three readings.

    `on` is the last day counted. `tercile` is None where too few regions have points, `rate` and `rate_zone` without a
    dated count of civil servants. `taken_at` is None when nothing is stored and it was computed for this asker.
    """

    code: str
    on: date
    formula: Formula
    parts: Parts
    received: int
    movement: Movement
    index: int
    fixed: Zone
    tercile: Zone | None
    staff: int | None = None
    staff_on: str = ""
    rate: Decimal | None = None
    rate_zone: Zone | None = None
    vulnerability_series: str = ""
    vulnerability_on: date | None = None
    taken_at: datetime | None = None

    @property
    def level(self) -> Level:
        return level_of(self.code)

    @property
    def is_stored(self) -> bool:
        return self.taken_at is not None

    @property
    def trend(self) -> Trend:
        return zones.trend(self.movement, self.formula)

    @property
    def shares(self) -> tuple[Share, ...]:
        """The parts of the index with their weights."""
        return zones.shares(self.parts, self.formula)

    def zone(self, which: Which = Which.FIXED) -> Zone | None:
        """The zone in one of the readings; `None` where that reading cannot be made."""
        match which:
            case Which.FIXED:
                return self.fixed
            case Which.TERCILE:
                return self.tercile
            case Which.RATE:
                return self.rate_zone
