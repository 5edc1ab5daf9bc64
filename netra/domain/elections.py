"""Elections and their timetables as records: stages, versions, votes held on a day of their own."""

from dataclasses import dataclass
from datetime import date

from netra.domain.codes import Confidence
from netra.domain.legal import LegalBasis
from netra.domain.validity import Period
from netra.domain.words import Text

REGISTRATION, DESIGNATION, NUMBER_DRAW = "REGISTRATION", "DESIGNATION", "NUMBER_DRAW"
CAMPAIGN, QUIET, POLLING, RECAPITULATION = "CAMPAIGN", "QUIET", "POLLING", "RECAPITULATION"
STAGES = (REGISTRATION, DESIGNATION, NUMBER_DRAW, CAMPAIGN, QUIET, POLLING, RECAPITULATION)


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `first` and `last` are both days of the stage; `first` is `None` where only the end is known."""

    name: str
    first: date | None
    last: date
    confidence: Confidence
    note: Text | None

    def contains(self, on: date) -> bool:
        """Whether a day belongs to the stage; a stage whose first day is unknown is not claimed for any other day."""
        return (self.first or self.last) <= on <= self.last


@dataclass(frozen=True, slots=True)
class Timetable:
    """One version of an election's timetable and the days on which that version was the one in force."""

    id: str
    period: Period
    basis: LegalBasis | None
    stages: tuple[Stage, ...]
    note: Text | None
    confidence: Confidence
    sources: tuple[str, ...]

    def stage(self, name: str) -> Stage | None:
        """A stage by name, or `None` where its days were not established."""
        return next((stage for stage in self.stages if stage.name == name), None)

    @property
    def designated_on(self) -> date:
        """The day on which candidates are designated; every version has it."""
        return next(stage.last for stage in self.stages if stage.name == DESIGNATION)

    @property
    def polling_on(self) -> date:
        """Polling day; every version has it."""
        return next(stage.last for stage in self.stages if stage.name == POLLING)

    @property
    def last_day(self) -> date:
        """The last day of the last known stage."""
        return max(stage.last for stage in self.stages)


@dataclass(frozen=True, slots=True)
class LocalVote:
    """A vote that some regions held on a day of their own: postponed, second round, repeated or ordered by the court.

    `on` is `None` where the day was not compiled.
    """

    kind: str
    on: date | None
    region_codes: tuple[str, ...]
    text: Text
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Election:
    """A Pilkada: which regions took part is the registry's knowledge, its days are ours."""

    year: int
    name: Text
    basis: Text
    regions: int
    provinces: int
    regencies: int
    cities: int
    versions: tuple[Timetable, ...]
    local_votes: tuple[LocalVote, ...]
    window_starts_on: date | None
    window_basis: Text | None
    note: Text | None
    verification: Text
    sources: tuple[str, ...]

    def timetable_at(self, on: date) -> Timetable:
        """The version in force on a day."""
        return next(version for version in self.versions if version.period.holds(on))

    @property
    def final(self) -> Timetable:
        """The last version, by which the vote was held."""
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class NextElection:
    """When the next Pilkada is to be expected; a range, no timetable yet."""

    first_month: date
    last_month: date
    text: Text
    basis: LegalBasis
    sources: tuple[str, ...]
