"""What the figures should say, counted the slow way: case by case from the case files and the ledger.

Written apart from `netra.figures`, of which it knows the names of measures alone. Every thing counted becomes one line
with its unit, its day, its places and its values; a number is a count of lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from netra.cases.models import Accused, Case, Track
from netra.domain.deadlines import is_waited_for
from netra.domain.loading import load
from netra.domain.posts import post_of
from netra.ledger.models import Deadline, Entry

WIB = ZoneInfo("Asia/Jakarta")
GUILTY = ("SANCTIONED", "CONVICTED")
CLEARED = ("NOT_PROVEN_BY_VERIFIER", "CLEARED_BY_EMPLOYER", "ANNULLED", "ACQUITTED", "NOT_A_CRIME")


@dataclass(frozen=True)
class Line:
    measure: str
    on: date
    case: int
    places: dict[str, set[str]]
    values: dict[str, set[str]]


def lines() -> Iterator[Line]:
    for case in Case.objects.order_by("pk"):
        yield from _of_case(case)


def _of_case(case: Case) -> Iterator[Line]:
    people = list(case.people.all())
    counted = [] if case.joined_into_id else people
    tracks = list(case.tracks.all())
    places = _places(case) | {"EMPLOYER": {_employer(case, person) for person in counted}}
    values = {
        **_door(case),
        **_union([_of_person(case, person) for person in people]),
        "STAGE": {case.stage},
        "RESULT": {case.result},
        **_of_tracks(tracks),
    }

    def line(measure: str, on: date | None) -> Iterator[Line]:
        if on is not None:
            yield Line(measure, on, case.pk, places, values)

    entries = list(Entry.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("pk"))
    yield from line("RECEIVED", case.received_on)
    yield from line("REGISTERED", case.registered_on)
    yield from line("PROVEN", next((entry.on for entry in entries if entry.event == "decide_refer"), None))
    yield from line("CLOSED", case.closed_on)
    if case.result in {"NOT_PROVEN", "NOT_REGISTERED"}:
        yield from line(case.result, case.closed_on)
    yield from _overdue(case, line)
    for person in counted:
        yield from _person(case, person, [track for track in tracks if track.accused_id == person.pk])
    for track in tracks:
        yield from _track(case, track, [entry for entry in entries if entry.track_id == track.pk])


def _overdue(case: Case, line) -> Iterator[Line]:  # type: ignore[no-untyped-def]
    """Day by day: was any duty of this case past its term at the end of the day?"""
    spans = []
    for clock in Deadline.objects.filter(subject_id=case.pk, state__in=["OVERDUE", "MET_LATE"]):
        if not is_waited_for(clock.rule) and clock.due_at is not None:
            ended = None if clock.ended_at is None else clock.ended_at.astimezone(WIB).date()
            spans.append((clock.due_at.astimezone(WIB).date(), ended))
    began_on = sorted({began for began, _ended in spans})
    ended_on = sorted({ended for _began, ended in spans if ended})
    for day in began_on:
        if not any(began < day and (ended is None or ended >= day) for began, ended in spans):
            yield from line("OVERDUE_BEGAN", day)
    for day in ended_on:
        if not any(began <= day and (ended is None or ended > day) for began, ended in spans):
            yield from line("OVERDUE_ENDED", day)


def _person(case: Case, person: Accused, tracks: list[Track]) -> Iterator[Line]:
    places = _places(case) | {"EMPLOYER": {_employer(case, person)}}
    values = {**_door(case), **_of_person(case, person), "STAGE": {case.stage}, **_of_tracks(tracks)}
    values["RESULT"] = {track.result for track in tracks} or {""}
    yield Line("ACCUSED", case.received_on, case.pk, places, values)
    if tracks:
        yield Line("PERSONS_PROVEN", min(track.opened_on for track in tracks), case.pk, places, values)
    ends = [(track.ended_on, track.result) for track in tracks if track.ended_on]
    guilty = [on for on, result in ends if result in GUILTY]
    if guilty:
        yield Line("PERSONS_SANCTIONED", min(guilty), case.pk, places, values)
    elif tracks and len(ends) == len(tracks) and any(result in CLEARED for _on, result in ends):
        yield Line("PERSONS_CLEARED", max(on for on, _result in ends), case.pk, places, values)


def _track(case: Case, track: Track, entries: list[Entry]) -> Iterator[Line]:
    places = _places(case) | {"EMPLOYER": {_employer(case, track.accused)}}
    values = {**_door(case), **_of_person(case, track.accused), **_of_tracks([track])}
    values |= {"STAGE": {track.stage}, "RESULT": {track.result}}
    found = [("REFERRED", track.opened_on)]
    if track.ended_on:
        found.append(("REFERRAL_ENDED", track.ended_on))
        found += [("SANCTIONED", track.ended_on)] if track.result in GUILTY else []
        found += [("REVERSED", track.ended_on)] if track.result in CLEARED else []
        found += [("NOT_FOLLOWED_UP", track.ended_on)] if track.result == "NOT_FOLLOWED_UP" else []
    moves = [entry for entry in entries if entry.from_stage != entry.to_stage]
    path = [(track.opened_on, moves[0].from_stage if moves else track.stage)]
    path += [(entry.on, entry.to_stage) for entry in moves]
    was = False
    for on, stage in path:
        now = stage != "ENDED" and track.procedure.stage(stage).owner in {"PPK", "REGENT"}
        if now != was:
            found.append(("AT_EMPLOYER_BEGAN" if now else "AT_EMPLOYER_ENDED", on))
        was = now
    for measure, on in found:
        yield Line(measure, on, case.pk, places, values)


def _places(case: Case) -> dict[str, set[str]]:
    code = case.region_id or case.handling_office.region_id or ""
    return {
        "NATION": {""},
        "PROVINCE": {code[:2]} - {""},
        "REGION": {code} if "." in code else set(),
        "OFFICE": {case.handling_office_id},
    }


def _employer(case: Case, person: Accused) -> str:
    if person.status in {"VILLAGE_HEAD", "VILLAGE_STAFF"}:
        home = (person.employer.region_id if person.employer else None) or case.region_id
        home = home or case.handling_office.region_id
        if home and "." in home:
            return f"REGENT-{home}"
    return person.employer_id or ""


def _door(case: Case) -> dict[str, set[str]]:
    return {"ORIGIN": {case.origin}, "CHANNEL": {""}}


def _of_person(case: Case, person: Accused) -> dict[str, set[str]]:
    rules = set()
    for code in person.rules if case.act_on else []:
        covering = load().cover(code, case.act_on).instrument if case.act_on else None
        rules.add(covering.id if covering else "GENERAL_LAW")
    post = post_of(person.position)
    return {
        "ACT": set(person.rules) or {""},
        "RULE": rules or {""},
        "STATUS": {person.status},
        "POST": {post.value if post else ""},
        "AGENCY": {""},
    }


def _of_tracks(tracks: list[Track]) -> dict[str, set[str]]:
    return {
        "ROUTE": {track.route for track in tracks} or {""},
        "SANCTION": {track.sanction for track in tracks} or {""},
    }


def _union(found: list[dict[str, set[str]]]) -> dict[str, set[str]]:
    return {
        dim: set().union(*(one[dim] for one in found)) or {""} for dim in ("ACT", "RULE", "STATUS", "POST", "AGENCY")
    }


@dataclass(frozen=True)
class Stay:
    """A stay at a stage that has ended."""

    procedure: str
    stage: str
    left_on: date
    days: int
    is_late: bool
    places: dict[str, set[str]]


def stays() -> Iterator[Stay]:
    for case in Case.objects.order_by("pk"):
        entries = Entry.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("pk")
        moves = [entry for entry in entries if entry.to_stage and entry.from_stage != entry.to_stage]
        yield from _stays(case, None, [entry for entry in moves if entry.track_id is None])
        for track in case.tracks.all():
            yield from _stays(case, track, [entry for entry in moves if entry.track_id == track.pk])


def _stays(case: Case, track: Track | None, moves: list[Entry]) -> Iterator[Stay]:
    arrivals = [entry.on for entry in moves]
    if track is not None:
        arrivals.insert(0, track.opened_on)
        procedure, employer = track.procedure_code, {_employer(case, track.accused)}
    else:
        moves = moves[1:]  # the first row opened the case
        procedure, employer = case.procedure_code, set()
    late = _late_spans(case, None if track is None else track.pk)
    for arrived, entry in zip(arrivals, moves, strict=False):
        is_late = any(_spoils(first, ended, arrived, entry.on) for first, ended in late)
        days = max((entry.on - arrived).days, 0)
        places = _places(case) | {"EMPLOYER": employer}
        yield Stay(procedure, entry.from_stage, entry.on, days, is_late, places)


def _spoils(first: date, ended: date | None, arrived: date, left: date) -> bool:
    """A term that had run out by the day the stage was left, and was not met before it was entered."""
    ran_out_in_time = first > left
    was_settled_before = ended is not None and ended <= arrived and ended != left
    return not ran_out_in_time and not was_settled_before


def _late_spans(case: Case, track: int | None) -> list[tuple[date, date | None]]:
    clocks = Deadline.objects.filter(subject_id=case.pk, track_id=track, state__in=["OVERDUE", "MET_LATE"])
    return [
        (clock.due_at.astimezone(WIB).date(), clock.ended_at and clock.ended_at.astimezone(WIB).date())
        for clock in clocks
        if clock.due_at and not is_waited_for(clock.rule)
    ]


OFFICES_OWN = ("initial_study", "finding", "handling", "further_information", "bawaslu_validation")


def office_duties() -> dict[str, tuple[int, int, int]]:
    """Of each office: duties met, met late, and open past their term."""
    found: dict[str, list[int]] = {}
    for case in Case.objects.all():
        for clock in Deadline.objects.filter(subject_id=case.pk, rule__in=OFFICES_OWN, due_at__isnull=False):
            place = ["MET", "MET_LATE", "OVERDUE"].index(clock.state) if clock.state != "RUNNING" else None
            if place is not None:
                found.setdefault(case.handling_office_id, [0, 0, 0])[place] += 1
    return {code: (met, late, running) for code, (met, late, running) in found.items()}
