"""Cases that exist when a story begins, brought there behind the scenes by the services the pages use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netra.cases import services
from netra.cases.models import Case
from netra.domain.allegation import Origin
from netra.domain.codes import PersonStatus
from netra.domain.papers import PAPERS, Kind
from netra.intake.models import Channel
from netra.intake.services import HandingIn, receive
from netra.registry import queries as registry
from netra.vault import services as vault
from tests import builders
from tests.cast import Person as Member
from tests.journeys.house import WIB, House


class Desk:
    """Does for a case behind the scenes what people do on its pages, one minute after the other."""

    def __init__(self, case: Case, by: Member) -> None:
        self.case, self.by = case, by
        self._at = builders.at(case.received_on)

    def waits(self, days: int) -> None:
        self._at = builders.at(self._at.astimezone(WIB).date() + timedelta(days=days))

    def does(self, action: str, *papers: str, by: Member | None = None, **given: object) -> None:
        """Write these papers and take the act; on the only track, once there is one."""
        actor, case = (by or self.by).actor, self.case
        track = case.tracks.first()
        for kind in papers:
            needs_person = track is None and any(field.kind is Kind.ACCUSED for field in PAPERS[kind].fields)
            services.add_paper(
                case,
                kind,
                fields=builders.filled(kind, **given),
                by=actor,
                on=self._on,
                at=self._now(),
                track=track,
                accused=case.people.get() if needs_person else None,
            )
        file = case if track is None else track
        file.refresh_from_db()
        services.act(case, action, by=actor, on=self._on, at=self._now(), revision=file.revision, track=track)
        case.refresh_from_db()

    @property
    def _on(self) -> date:
        return self._at.astimezone(WIB).date()

    def _now(self) -> datetime:
        self._at += timedelta(minutes=1)
        return self._at


@dataclass(frozen=True, slots=True)
class Seed:
    """A case that exists when the story begins: its address, what work lists call it, and the reporter's code."""

    ref: str
    title: str
    code: str


def seeded(house: House, walk: Callable[[Desk], None], by: Member, **more: object) -> Seed:
    """A nameless report handed in by the services' own door, then walked by `walk`, all on the days it names."""
    return house.backstage(lambda: _seeded(house, walk, by, **more))


def _seeded(house: House, walk: Callable[[Desk], None], by: Member, **more: object) -> Seed:
    allegation = builders.an_allegation(**({"origin": Origin.TIP} | more))  # type: ignore[arg-type]
    matter = HandingIn(
        secret=vault.new_token(),
        channel=Channel.WEB,
        allegation=allegation,
        office=registry.handling_office(allegation.region_code),
    )
    received = receive(matter, by=services.CITIZEN, at=builders.at(allegation.received_on))
    case = received.report.case
    walk(Desk(case, by))
    return Seed(case.ref, case.official_number, received.code)


def to_registered(desk: Desk) -> None:
    """Traced, found, registered, four days after its receipt; the accused's kind of act is known."""
    case = desk.case
    services.change_person(
        case.people.get(), by=desk.by.actor, on=case.received_on, at=case.opened_at, rules=[_kind_of_act(case)]
    )
    desk.does("trace")
    desk.waits(4)
    desk.does("make_finding", "SUPERVISION_REPORT", "FINDING_MINUTES")
    number = f"{case.pk:03}/TM/PB/Kab/14.15/{case.received_on.year}"
    desk.does("register", "REGISTER_NUMBER", number=number)


def _kind_of_act(case: Case) -> str:
    """A photo with a candidate, by the list of its year; for a village head, taking part in the campaign."""
    if case.people.get().status == PersonStatus.VILLAGE_HEAD:
        return "D01"
    return "S20-03" if case.act_on is not None and case.act_on.year == 2020 else "B07"


def to_plenary(desk: Desk) -> None:
    """Registered, heard and studied: nothing but the decision is left, five days after the receipt."""
    to_registered(desk)
    desk.waits(1)
    desk.does("summon", "ALLEGATION", "SUMMONS")
    desk.does("begin_study", "CLARIFICATION_MINUTES")
    desk.does("to_plenary", "STUDY", rules=list(desk.case.people.get().rules))


def to_bkn_letter(verifier: Member) -> Callable[[Desk], None]:
    """Referred to BKN, verified there and validated by Bawaslu: the letter to the employer is to be written."""

    def walk(desk: Desk) -> None:
        to_plenary(desk)
        desk.waits(1)
        desk.does("decide_refer", "PLENARY_MINUTES", "REFERRAL_LETTER", route="BKN")
        desk.does("verify", "VERIFICATION_NOTE", by=verifier)
        desk.waits(1)
        desk.does("validate", "VALIDATION_NOTE")

    return walk
