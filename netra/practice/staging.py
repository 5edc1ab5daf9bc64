"""One case of the practice world, from its plot: it comes in through a door, is talked about, and walks its way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile

from netra.cases import services as cases
from netra.cases.services import CITIZEN, Actor
from netra.domain.allegation import Allegation, Origin, Person
from netra.domain.codes import PersonStatus
from netra.evidence import services as evidence
from netra.intake import services as intake
from netra.intake.services import Channel, HandingIn, Identity
from netra.practice import pictures
from netra.practice.contests import Ballot
from netra.practice.links import bring_picture
from netra.practice.names import Namer, nip
from netra.practice.plots import Plot, Suspect, Trail
from netra.practice.walk import Course, Referral, Walk
from netra.practice.wording import Bank
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.evidence.models import Evidence
    from netra.registry.models import Institution

JAKARTA = ZoneInfo("Asia/Jakarta")
NUMBERED = frozenset({PersonStatus.PNS, PersonStatus.CPNS, PersonStatus.ACTING_VILLAGE_HEAD})
AT_THE_COUNTER = frozenset({"WALK_IN", "HOTLINE", "MESSAGE", "FIELD", "REQUEST", "MAIL"})
# A formal report that came in on paper or on the web carries a name, sealed away like every other.
STREETS = ("Jalan Melati 4", "Gang Kenanga 12", "Dusun Krajan RT 02", "Lorong Anggrek 7", "Kampung Baru RT 05")


@dataclass(slots=True)
class Troupe:
    """What the cases of one world share: the day it is opened, who acts where, who stands, which names are given."""

    at: date
    people: Mapping[str, Actor]
    ballots: Mapping[tuple[str, int], Ballot]
    plots: Mapping[str, Plot]
    namer: Namer = field(default_factory=Namer)


@dataclass(slots=True)
class Staged:
    """A case as it was left, the receipt code of its reporter and the answer code of its accused, if there is one."""

    case: "Case"
    receipt: str
    answer: str = ""


def stage_case(plot: Plot, troupe: Troupe) -> Staged:
    """Bring one case into the world and walk it as far as its plot says."""
    staged, first = _came_in(plot, troupe)
    case = staged.case
    bank = Bank(
        seed=plot.key,
        said={"gist": plot.gist, **plot.said},
        rules=sorted({code for one in plot.suspects for code in one.rules}) or ["B13"],
        weak=plot.weak,
        reasons=plot.reasons,
        sanction=plot.sanction,
        term=plot.term,
    )
    walk = Walk(
        case,
        troupe.people,
        bank,
        case.received_on,
        heard=[one.heard for one in plot.suspects],
        pace=plot.pace,
        minute=first,
    )
    _walk(walk, plot, troupe)
    if plot.last_word:
        _speak(staged, plot, "reporter", plot.last_word, walk.now(), len(plot.talk), troupe)
    if plot.has_door:
        by = troupe.people[case.handling_office_id]
        staged.answer = cases.open_door(case.people.all()[0], by=by, on=walk.day, at=walk.now())
    return staged


def _walk(walk: Walk, plot: Plot, troupe: Troupe) -> None:
    letters = tuple(Referral(trail.route, trail.person, trail.body) for trail in plot.trails)
    if plot.office and not plot.office.startswith("BAWASLU"):
        walk.pass_on()
    if plot.twins:
        walk.go(Course("TRACING" if plot.origin is Origin.TIP else "INITIAL_STUDY"))
        for key in plot.twins:
            _join(troupe.plots[key], walk, troupe)
    walk.go(Course(plot.to if not plot.trails else "FOLLOW_UP", plot.by, letters))
    if plot.trails:
        walk.follow([_course(trail) for trail in plot.trails])
    if plot.close:
        walk.go(Course("COMPLETED", ("close",)))


def _course(trail: Trail) -> Course:
    then = trail.then
    onward = (Referral(then.route, then.person, then.body),) if then and trail.to == "OTHER_LAW" else ()
    return Course(trail.to, trail.by, onward, _course(then) if then else None)


def _join(plot: Plot, walk: Walk, troupe: Troupe) -> None:
    """The same matter came in again, was recognised and joined."""
    twin = _came_in(plot, troupe)[0].case
    by = troupe.people[twin.handling_office_id]
    walk.day = max(walk.day, twin.received_on)
    cases.join(twin, walk.case, by=by, on=walk.day, at=walk.now(), revision=twin.revision)
    walk.case.refresh_from_db()


# ── coming in ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _came_in(plot: Plot, troupe: Troupe) -> tuple[Staged, int]:
    """Open the case through its door, with pictures, and let office and reporter talk; gives minutes gone by too."""
    office = registry.office(plot.office) if plot.office else registry.handling_office(plot.region)
    act_on = plot.acted_on(troupe.at)
    received = act_on + timedelta(days=plot.lag)
    at = _moment(office, received, 0)
    by = troupe.people[office.pk] if plot.channel in AT_THE_COUNTER else CITIZEN
    allegation = _allegation(plot, act_on, received, troupe)
    if plot.origin is Origin.WATCH:
        opened = cases.open_case(allegation, office=office, by=troupe.people[office.pk], at=at)
        return Staged(opened, ""), 10
    matter = HandingIn(
        secret=f"latihan {plot.key}",
        channel=Channel(plot.channel),
        allegation=allegation,
        office=office,
        evidence=_pictures(plot, by, at),
        identity=_identity(plot, troupe) if plot.origin is Origin.REPORT or plot.asks else None,
        is_guarded=bool(plot.asks),
        entitled_as="VOTER" if plot.origin is Origin.REPORT else "",
        signature=("ONLINE" if plot.channel == "WEB" else "COUNTER") if plot.origin is Origin.REPORT else "",
        supervision=_supervision(plot) if plot.origin is Origin.FINDING else None,
        sender_name="Dinas Pemberdayaan Masyarakat dan Desa" if plot.origin is Origin.REQUEST else "",
        letter_number="018/LATIHAN" if plot.origin in {Origin.REQUEST, Origin.TRANSFER} else "",
        letter_on=received if plot.origin in {Origin.REQUEST, Origin.TRANSFER} else None,
    )
    received_now = intake.receive(matter, by=by, at=at)
    staged = Staged(received_now.report.case, received_now.code)
    _note_rules(staged.case, plot, troupe, _moment(office, received, 10))
    officer = troupe.people[staged.case.handling_office_id]
    if plot.saved:
        bring_picture(staged.case, plot, by=officer, at=_moment(office, received, 12))
    if plot.asks:
        intake.ask(received_now.report, by=officer, reason=plot.asks, at=_moment(office, received, 15))
    for order, (who, words) in enumerate(plot.talk):
        _speak(staged, plot, who, words, _moment(office, received, 20 + order * 25), order, troupe)
    return staged, 20 + len(plot.talk) * 25


def _allegation(plot: Plot, act_on: date, received: date, troupe: Troupe) -> Allegation:
    ballot = troupe.ballots.get((plot.region, act_on.year))
    return Allegation(
        origin=plot.origin,
        account=plot.account,
        received_on=received,
        act_on=act_on,
        known_on=min(act_on + timedelta(days=1), received),
        time=plot.time,
        place=plot.place,
        region_code=plot.region,
        candidate=ballot.line(plot.candidate) if ballot else "",
        people=tuple(_person(plot, order, one, troupe) for order, one in enumerate(plot.suspects)),
        links=plot.links,
        witnesses=plot.witnesses,
    )


def _person(plot: Plot, order: int, one: Suspect, troupe: Troupe) -> Person:
    key = f"{plot.key}/{order}"
    office = f"PPK-{plot.region}" if one.employer == "PPK" else one.employer
    return Person(
        name=troupe.namer.name(plot.region, one.sex, key) if one.known else "",
        status=one.status,
        nip=nip(one.sex, key) if one.known and one.status in NUMBERED else "",
        position=one.position,
        agency=one.agency or (registry.office(office).name if office else ""),
        employer=office,
    )


def _note_rules(case: "Case", plot: Plot, troupe: Troupe, at: datetime) -> None:
    """The office notes which kinds of act it has in view for each person."""
    by = troupe.people[case.handling_office_id]
    for person, one in zip(case.people.all(), plot.suspects, strict=True):
        if one.rules:
            cases.change_person(person, by=by, on=case.received_on, at=at, rules=list(one.rules))


def _identity(plot: Plot, troupe: Troupe) -> Identity:
    order = len(plot.key) % len(STREETS)
    name = troupe.namer.name(plot.region, "f" if order % 2 else "m", f"{plot.key}/pelapor")
    return Identity(
        name=name,
        birth_place=registry.region(plot.region).name,
        born_on=f"19{70 + order * 4}-0{1 + order}-1{order}",
        sex="P" if order % 2 else "L",
        occupation="Wiraswasta",
        nationality="Indonesia",
        address=STREETS[order],
        phone=f"0800-LATIHAN-{order}",
        signed_as=name,
    )


def _supervision(plot: Plot) -> dict[str, str]:
    return {
        "duty_letter": f"{20 + len(plot.key):03d}/LATIHAN/ST",
        "place": plot.place,
        "hours": plot.time or "pukul 09.00 sampai 11.00",
        "event": "Pengawasan di lapangan",
        "text": plot.account,
    }


def _pictures(plot: Plot, by: Actor, at: datetime) -> "tuple[Evidence, ...]":
    if not plot.picture:
        return ()
    drawn = ContentFile(pictures.draw(plot.picture, plot.key), name=f"latihan-{plot.picture.partition('/')[0]}.jpg")
    return (evidence.keep(drawn, by=by.ref, at=at, caption="Gambar latihan"),)


def _speak(staged: Staged, plot: Plot, who: str, words: str, at: datetime, order: int, troupe: Troupe) -> None:
    """A message between office and reporter."""
    code = staged.receipt
    found = intake.received_before(f"latihan {plot.key}")
    if found is None or not code:
        return
    by = CITIZEN if who == "reporter" else troupe.people[staged.case.handling_office_id]
    intake.write(found.report, text=words, secret=f"latihan {plot.key} {order}", by=by, at=at)


def _moment(office: "Institution", day: date, minutes: int) -> datetime:
    zone = JAKARTA if office.region is None else office.region.zone
    return datetime.combine(day, time(9), tzinfo=zone) + timedelta(minutes=minutes)
