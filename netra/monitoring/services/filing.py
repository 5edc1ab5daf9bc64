"""From a confirmed flag to a case: a new one, or one that is there."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.captures import services as captures
from netra.cases import services as cases
from netra.cases.queries import CASE
from netra.cases.services import Actor, CannotAct
from netra.domain.allegation import Allegation, Origin, Person
from netra.domain.codes import PersonStatus
from netra.domain.words import Text
from netra.evidence import queries as evidence
from netra.ledger.services import Subject
from netra.monitoring.models import Attribution, Flag, Stage, Verb
from netra.monitoring.queries.names import FLAG
from netra.monitoring.refusals import CASE_CLOSED, NO_PLACE, NOT_NOW, WHOSE_FIRST
from netra.monitoring.services.attributing import latest
from netra.monitoring.services.holding import seal
from netra.monitoring.services.moving import move
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.evidence.models import Evidence

DEEDS = {
    Verb.POST: "mengunggah tulisan",
    Verb.COMMENT: "menulis komentar",
    Verb.LIKE: "menyukai unggahan",
    Verb.SHARE: "membagikan unggahan",
    Verb.FOLLOW: "mengikuti akun",
    Verb.JOIN: "bergabung dengan grup",
    Verb.TAG: "menandai unggahan",
}
NOTE = Text("Ditemukan lewat pemantauan ruang publik.", "Found by monitoring what is public.")


def open_case(flag: Flag, *, address: str, seen: int, by: Actor, on: date, at: datetime) -> "Case":
    """Open a case at the office of the region, with the post among its evidence; asked twice, the same case comes back.

    Only for a flag two readers confirmed, and only against somebody: raises `CannotAct`, `SomeoneWasFaster`.
    """
    if flag.stage == Stage.FILED and flag.case is not None:
        return flag.case
    if flag.stage != Stage.CONFIRMED:
        raise CannotAct(NOT_NOW)
    person = latest(flag)
    if person is None or not person.name:
        raise CannotAct(WHOSE_FIRST)
    if flag.place is None:
        raise CannotAct(NO_PLACE)
    seal(flag, by=by, at=at)
    with transaction.atomic():
        office = registry.handling_office(flag.place.code)
        case = cases.open_case(_allegation(flag, person, address, on), office=office, by=by, at=at)
        for accused in case.people.all():
            cases.change_person(accused, by=by, on=on, at=at, rules=list(flag.codes))
        _attach(flag, case, by=by, on=on, at=at)
        to = {"stage": Stage.FILED, "case": case, "held_by": None, "held_until": None}
        move(flag, "FLAG_FILED", seen=seen, by=by, on=on, at=at, to=to, refs={"case": case.pk})
    return case


def join_case(flag: Flag, case: "Case", *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Lay the post beside the evidence of a case that is there. Raises `CannotAct`, `SomeoneWasFaster`."""
    if flag.stage != Stage.CONFIRMED:
        raise CannotAct(NOT_NOW)
    if case.is_closed:
        raise CannotAct(CASE_CLOSED)
    seal(flag, by=by, at=at)
    with transaction.atomic():
        _attach(flag, case, by=by, on=on, at=at)
        to = {"stage": Stage.JOINED, "case": case, "held_by": None, "held_until": None}
        move(flag, "FLAG_JOINED", seen=seen, by=by, on=on, at=at, to=to, refs={"case": case.pk})


def _attach(flag: Flag, case: "Case", *, by: Actor, on: date, at: datetime) -> None:
    """The post, and what tells whose account it is."""
    for piece in _pieces(flag):
        cases.add_exhibit(case, piece, source="OFFICE", by=by, on=on, at=at, note=NOTE.id)
    here, there = Subject(FLAG, flag.pk), Subject(CASE, case.pk)
    captures.carry(here, there, by=by.ref, institution=case.handling_office_id, at=at)


def _pieces(flag: Flag) -> "list[Evidence]":
    ids = [flag.evidence_id] if flag.evidence_id else []
    ids += flag.attributions.values_list("pieces__evidence", flat=True).exclude(pieces=None)
    ids += flag.inquiries.values_list("pieces__evidence", flat=True).exclude(pieces=None)
    return evidence.evidence_of(dict.fromkeys(ids))


def _allegation(flag: Flag, whose: Attribution, address: str, on: date) -> Allegation:
    assert flag.place is not None
    zone = flag.place.zone
    posted = flag.posted_at.astimezone(zone) if flag.posted_at else None
    return Allegation(
        origin=Origin.FINDING,
        account=_account(flag),
        received_on=on,
        act_on=posted.date() if posted else None,
        time=f"{posted:%H.%M} {flag.place.time_zone}" if posted else "",
        known_on=flag.seen_at.astimezone(zone).date() if flag.seen_at else on,
        place=f"Akun {flag.handle} di {flag.platform}".strip(),
        region_code=flag.place.code,
        candidate=candidates(flag),
        people=(
            Person(
                name=whose.name,
                status=PersonStatus(whose.status),
                position=whose.position,
                agency=whose.employer.name if whose.employer else "",
                employer=whose.employer_id or "",
            ),
        ),
        links=tuple(one for one in (flag.target_url, address) if one),
    )


def _account(flag: Flag) -> str:
    """The matter as an officer would begin to tell it; the words of the post in quotes."""
    deed = DEEDS[Verb(flag.verb)]
    beginning = f"Akun {flag.handle or flag.actor_name or 'tanpa nama'} di {flag.platform or 'media sosial'} {deed}"
    parts = [f"{beginning}.", f"Kata-katanya: “{flag.text}”" if flag.text else ""]
    if flag.target_text:
        parts.append(f"Unggahan yang dimaksud berbunyi: “{flag.target_text}”")
    if flag.target_handle:
        parts.append(f"Akun yang dimaksud: {flag.target_handle}.")
    return "\n\n".join(part for part in parts if part)


def candidates(flag: Flag) -> str:
    """Names of the pairs that are meant, as they stand in the register."""
    if flag.contest is None:
        return ""
    pairs = [one for one in registry.pairs_of([flag.contest]) if one.ballot_no in flag.ballots]
    return "; ".join(one.names for one in pairs)
