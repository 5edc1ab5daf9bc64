"""What several stories take for granted: cases brought to a stage behind the scenes, and how to read their end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageDraw

from netra.cases import services
from netra.cases.models import Case, Paper
from netra.domain.allegation import Origin, Person
from netra.domain.codes import PersonStatus
from netra.intake.models import Channel
from netra.intake.services import HandingIn, receive
from netra.ledger.models import Deadline, Entry
from netra.registry import queries as registry
from netra.vault import services as vault
from tests import builders
from tests.builders import an_allegation, at, do
from tests.cast import KUDUS
from tests.cast import Person as Member
from tests.journeys.house import House

ACCOUNT = "Camat berfoto dengan calon bupati di alun-alun sambil mengangkat dua jari, lalu mengunggahnya."


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case as its rows tell it: stage and result, each track's route, result and sanction, the events in order."""

    stage: str
    result: str
    tracks: tuple[tuple[str, str, str], ...]
    events: tuple[str, ...]
    late: tuple[str, ...]
    running: tuple[str, ...]

    def in_order(self, *events: str) -> bool:
        """Whether these events follow one another, others between them or not."""
        rest = iter(self.events)
        return all(event in rest for event in events)


def a_photo(folder: Path, name: str = "foto.jpg") -> Path:
    """Two invented people and a raised hand, more or less."""
    picture = Image.new("RGB", (1200, 900), "#8aa9b8")
    pen = ImageDraw.Draw(picture)
    for left in (300, 620):
        pen.ellipse((left, 200, left + 200, 400), fill="#c99a6b")
        pen.rectangle((left - 20, 400, left + 220, 900), fill="#7a5c3e")
    path = folder / name
    picture.save(path, "JPEG", quality=85)
    return path


def case_about(house: House, account: str) -> str:
    """The short code of the newest case with this account."""
    return house.backstage(lambda: str(Case.objects.filter(account=account).latest("id").ref))


def number_of(house: House, account: str) -> int:
    return house.backstage(lambda: Case.objects.filter(account=account).count())


def outcome(house: House, ref: str) -> Outcome:
    """Read the end of a case behind the scenes; its ledger must have no gap and never go back in time."""
    return house.backstage(lambda: _outcome(Case.objects.get(ref=ref)))


def _outcome(case: Case) -> Outcome:
    entries = list(Entry.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("sequence"))
    assert [entry.sequence for entry in entries] == list(range(1, len(entries) + 1))
    assert all(one.at <= other.at for one, other in zip(entries, entries[1:], strict=False))
    clocks = Deadline.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("id")
    return Outcome(
        case.stage,
        case.result,
        tuple((track.route, track.result, track.sanction) for track in case.tracks.all()),
        tuple(entry.event for entry in entries),
        tuple(clock.rule for clock in clocks if clock.state == Deadline.State.MET_LATE),
        tuple(clock.rule for clock in clocks if clock.is_open),
    )


@dataclass(frozen=True, slots=True)
class Seed:
    """A case that exists when the story begins, and the receipt code of whoever reported it."""

    ref: str
    code: str


def seeded(house: House, walk: Callable[[Case, Member], None], by: Member, **more: object) -> Seed:
    """A nameless report handed in by the services' own door, then walked by `walk`, all on the days it names."""
    return house.backstage(lambda: _seeded(house, walk, by, **more))


def _seeded(house: House, walk: Callable[[Case, Member], None], by: Member, **more: object) -> Seed:
    allegation = an_allegation(**({"origin": Origin.TIP} | more))  # type: ignore[arg-type]
    matter = HandingIn(
        secret=vault.new_token(),
        channel=Channel.WEB,
        allegation=allegation,
        office=registry.handling_office(allegation.region_code),
    )
    received = receive(matter, by=services.CITIZEN, at=at(allegation.received_on))
    case = received.report.case
    walk(case, by)
    return Seed(case.ref, received.code)


def to_registered(case: Case, by: Member) -> None:
    """Traced, found, registered, four days after its receipt; the accused's kind of act is known."""
    day = case.received_on
    accused = case.people.get()
    services.change_person(accused, by=by.actor, on=day, at=at(day, 11), rules=["B07"])
    do(case, "trace", by.actor, day)
    found = day + timedelta(days=4)
    do(case, "make_finding", by.actor, found, "SUPERVISION_REPORT", "FINDING_MINUTES")
    do(case, "register", by.actor, found, "REGISTER_NUMBER", number=f"{case.pk:03}/TM/PB/Kab/14.15/X/{found.year}")


def to_plenary(case: Case, by: Member) -> None:
    """Registered, heard and studied: nothing but the decision is left, five days after the receipt."""
    to_registered(case, by)
    day = case.received_on + timedelta(days=5)
    do(case, "summon", by.actor, day, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", by.actor, day, "CLARIFICATION_MINUTES")
    do(case, "to_plenary", by.actor, day, "STUDY", rules=["B07"])


def to_bkn_letter(verifier: Member) -> Callable[[Case, Member], None]:
    """Referred to BKN, verified there and validated by Bawaslu: the letter to the employer is to be written."""

    def walk(case: Case, by: Member) -> None:
        to_plenary(case, by)
        day = case.received_on + timedelta(days=6)
        do(case, "decide_refer", by.actor, day, "PLENARY_MINUTES", "REFERRAL_LETTER", route="BKN")
        track = case.tracks.get()
        do(case, "verify", verifier.actor, day, "VERIFICATION_NOTE", track=track)
        do(case, "validate", by.actor, day + timedelta(days=1), "VALIDATION_NOTE", track=track)

    return walk


__all__ = [
    "ACCOUNT",
    "KUDUS",
    "Outcome",
    "Paper",
    "Person",
    "PersonStatus",
    "Seed",
    "a_photo",
    "builders",
    "case_about",
    "date",
    "number_of",
    "outcome",
    "seeded",
    "to_bkn_letter",
    "to_plenary",
    "to_registered",
]
