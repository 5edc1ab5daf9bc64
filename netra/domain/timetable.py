"""Questions to the elections, asked at a day: which version held, what phase it was, when article 71 binds."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from netra.domain.codes import Confidence, Side
from netra.domain.elections import (
    CAMPAIGN,
    DESIGNATION,
    POLLING,
    QUIET,
    RECAPITULATION,
    REGISTRATION,
    Election,
    NextElection,
    Stage,
    Timetable,
)
from netra.domain.legal import LegalBasis, Regulation
from netra.domain.saying import day
from netra.domain.validity import Period
from netra.domain.words import Text


class PhaseName(StrEnum):
    """Where a day lies between the stages."""

    BEFORE_REGISTRATION = "BEFORE_REGISTRATION"
    REGISTRATION = "REGISTRATION"
    AWAITING_DESIGNATION = "AWAITING_DESIGNATION"
    DESIGNATED = "DESIGNATED"
    CAMPAIGN = "CAMPAIGN"
    QUIET = "QUIET"
    POLLING = "POLLING"
    COUNTING = "COUNTING"
    AFTERWARDS = "AFTERWARDS"


LABELS = {
    PhaseName.BEFORE_REGISTRATION: Text("Sebelum pendaftaran pasangan calon", "Before pairs register"),
    PhaseName.REGISTRATION: Text("Masa pendaftaran pasangan calon", "Pairs register"),
    PhaseName.AWAITING_DESIGNATION: Text("Menunggu penetapan pasangan calon", "Waiting for the pairs to be designated"),
    PhaseName.DESIGNATED: Text("Sesudah penetapan, sebelum kampanye", "After designation, before the campaign"),
    PhaseName.CAMPAIGN: Text("Masa kampanye", "Campaign"),
    PhaseName.QUIET: Text("Masa tenang", "Quiet days"),
    PhaseName.POLLING: Text("Hari pemungutan suara", "Polling day"),
    PhaseName.COUNTING: Text("Penghitungan dan rekapitulasi", "Counting and recapitulation"),
    PhaseName.AFTERWARDS: Text("Sesudah rekapitulasi", "After the recapitulation"),
}


@dataclass(frozen=True, slots=True)
class Phase:
    """What a day was in an election. `side` decides between kinds of act before and after designation."""

    year: int
    name: PhaseName
    side: Side
    label: Text
    timetable_id: str
    confidence: Confidence
    note: Text | None

    @property
    def is_sure(self) -> bool:
        """Whether the days it rests on were confirmed by at least one decent source."""
        return self.confidence is not Confidence.LOW


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch in which article 71 binds heads of region. An end of `None` was not established, and is said so."""

    name: str
    period: Period
    statement: Text
    basis: LegalBasis
    confidence: Confidence


def six_months_before(on: date) -> date:
    """The same day of the month half a year earlier, or that month's last day.

    >>> six_months_before(date(2024, 9, 22)), six_months_before(date(2020, 8, 31))
    (datetime.date(2024, 3, 22), datetime.date(2020, 2, 29))
    """
    year, month = (on.year, on.month - 6) if on.month > 6 else (on.year - 1, on.month + 6)
    return date(year, month, min(on.day, monthrange(year, month)[1]))


class UnknownElection(LookupError):
    """No Pilkada of that year is in `elections.toml`."""


@dataclass(frozen=True, slots=True)
class Timetables:
    """All elections, oldest first; every question is asked at a day."""

    elections: tuple[Election, ...]
    next_election: NextElection
    window_law: Regulation
    window_basis: LegalBasis
    programme_basis: LegalBasis

    def election(self, year: int) -> Election:
        """The Pilkada of a year."""
        for election in self.elections:
            if election.year == year:
                return election
        known = ", ".join(str(election.year) for election in self.elections)
        raise UnknownElection(f"No Pilkada of {year} is in elections.toml; it has {known}.")

    def election_for(self, on: date) -> Election | None:
        """The election whose last known day is not yet past, the nearest first; `None` after the last one compiled.

        A day decides no participation: whether a region voted in it is asked of the registry.
        """
        return next((election for election in self.elections if on <= election.timetable_at(on).last_day), None)

    def timetable_at(self, year: int, on: date) -> Timetable:
        """The version of a year's timetable in force on a day."""
        return self.election(year).timetable_at(on)

    def phase(self, year: int, on: date) -> Phase:
        """What a day was, by the version in force on that same day."""
        election = self.election(year)
        timetable = election.timetable_at(on)
        name, told_by = _place(timetable, on)
        side = Side.AFTER if on >= timetable.designated_on else Side.BEFORE
        notes = [note for note in (timetable.note, *(stage.note for stage in told_by)) if note]
        if name is PhaseName.AFTERWARDS:
            notes += [vote.text for vote in election.local_votes if vote.on is None or on <= vote.on]
        worst = max((stage.confidence for stage in told_by), key=list(Confidence).index)
        return Phase(year, name, side, LABELS[name], timetable.id, worst, _joined(notes))

    def freeze_window(self, year: int, on: date) -> Period | None:
        """Art 71(2): officials may not be replaced; from six months before designation, end of term unknown to us.

        `None` for an election held before the rule of six months was compiled.
        """
        return next((window.period for window in self.windows(year, on) if window.name == "REPLACEMENT"), None)

    def programme_window(self, year: int, on: date) -> Period | None:
        """Art 71(3): powers and programmes may not favour a pair, until the winners are fixed, a day unknown to us."""
        return next((window.period for window in self.windows(year, on) if window.name == "PROGRAMMES"), None)

    def windows(self, year: int, on: date) -> tuple[Window, ...]:
        """Both windows of article 71 as they stood on a day, each with a sentence that says what is not known."""
        election = self.election(year)
        timetable = election.timetable_at(on)
        law_start = self.window_law.period.start or date.min
        if timetable.designated_on < law_start:
            return ()
        is_final = timetable is election.final
        counted = six_months_before(timetable.designated_on)
        start = max(election.window_starts_on or counted if is_final else counted, law_start)
        since, told = day(start), day(timetable.designated_on)
        confidence = timetable_confidence(timetable, DESIGNATION)
        source = election.window_basis if is_final and election.window_basis else Text("hitungan", "counted")
        head = Text(
            f"Mulai {since.id}, enam bulan sebelum penetapan {told.id} ({source.id})",
            f"From {since.en}, six months before the designation of {told.en} ({source.en})",
        )
        return (
            Window(
                "REPLACEMENT",
                Period(start, None),
                Text(
                    f"{head.id}, sampai akhir masa jabatan kepala daerah yang bersangkutan; hari itu berbeda tiap"
                    " daerah dan tidak dihimpun.",
                    f"{head.en}, to the end of the term of the head of region concerned; that day differs by region"
                    " and was not compiled.",
                ),
                self.window_basis,
                confidence,
            ),
            Window(
                "PROGRAMMES",
                Period(start, None),
                Text(
                    f"{head.id}, sampai pasangan calon terpilih ditetapkan; hari itu tidak dihimpun.",
                    f"{head.en}, until the winning pair is fixed; that day was not compiled.",
                ),
                self.programme_basis,
                confidence,
            ),
        )


def timetable_confidence(timetable: Timetable, name: str) -> Confidence:
    """How sure a stage's days are; LOW when the stage is missing."""
    stage = timetable.stage(name)
    return stage.confidence if stage else Confidence.LOW


def _joined(notes: Sequence[Text]) -> Text | None:
    if not notes:
        return None
    return Text(" ".join(note.id for note in notes), " ".join(note.en for note in notes))


def _place(timetable: Timetable, on: date) -> tuple[PhaseName, tuple[Stage, ...]]:
    """The phase of a day and the stages whose days tell it."""
    designation = next(stage for stage in timetable.stages if stage.name == DESIGNATION)
    polling = next(stage for stage in timetable.stages if stage.name == POLLING)
    for stage in timetable.stages:
        if stage.contains(on) and stage.name in {REGISTRATION, CAMPAIGN, QUIET, POLLING}:
            return PhaseName(stage.name), (stage, designation)
    if on < designation.last:
        registration = timetable.stage(REGISTRATION)
        if registration is None:  # unknown days of registration: claim no more than that designation is still to come
            return PhaseName.AWAITING_DESIGNATION, (designation,)
        if on < (registration.first or registration.last):
            return PhaseName.BEFORE_REGISTRATION, (registration, designation)
        return PhaseName.AWAITING_DESIGNATION, (registration, designation)
    if on < polling.last:
        return PhaseName.DESIGNATED, (designation,)
    recapitulation = timetable.stage(RECAPITULATION)
    if recapitulation is not None and on <= recapitulation.last:
        return PhaseName.COUNTING, (polling, recapitulation)
    if recapitulation is None and on <= polling.last + timedelta(days=1):
        return PhaseName.COUNTING, (polling,)
    return PhaseName.AFTERWARDS, (polling,)
