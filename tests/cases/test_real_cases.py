"""Real allegations of 2018, 2020 and 2024, each walked under the law of its own days to its end in `endings.toml`."""

import json
import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.cases import services
from netra.cases.models import Accused, Case, Paper, Track
from netra.cases.services import Actor
from netra.domain.allegation import Origin, Person
from netra.domain.codes import PersonStatus, Route
from netra.domain.loading import load
from netra.intake.services import import_reports
from netra.ledger.models import Deadline, Entry
from netra.practice.walk import Course, Referral, Walk
from netra.practice.wording import Bank
from netra.registry import queries as registry
from netra.registry.models import Institution, InstitutionKind

REAL = Path(__file__).parents[2].parent / "shared" / "data" / "cases-dev.jsonl"
ENDINGS = tomllib.loads((Path(__file__).parent / "endings.toml").read_text(encoding="utf-8"))["ending"]
HANDOVER, SIAPNET = date(2024, 9, 4), date(2023, 1, 31)
ROLES = {
    InstitutionKind.BAWASLU_RI: Role.NATIONAL_SUPERVISOR,
    InstitutionKind.BAWASLU_PROVINCE: Role.PROVINCE_SUPERVISOR,
    InstitutionKind.BAWASLU_DISTRICT: Role.DISTRICT_SUPERVISOR,
    InstitutionKind.KASN: Role.VERIFIER,
    InstitutionKind.BKN: Role.VERIFIER,
    InstitutionKind.PPK: Role.PERSONNEL_AUTHORITY,
    InstitutionKind.PPK_CENTRAL: Role.PERSONNEL_AUTHORITY,
    InstitutionKind.REGENT: Role.REGENT_OFFICE,
}
# So that a decree of the KASN years comes inside the ten days then set for the personnel authority.
PACE = {
    "convene_council": 1,
    "council_decides": 3,
    "summon_employee": 1,
    "examine": 1,
    "form_team": 1,
    "team_examines": 1,
    "decree": 1,
    "decree_heavy": 1,
}

pytestmark = pytest.mark.skipif(not REAL.exists(), reason=f"the real cases are not here: {REAL}")


@cache
def real_cases() -> dict[str, dict[str, Any]]:
    """Only narrative, day and region are input; the rest is the answer and is never stored."""
    lines = REAL.read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@dataclass(frozen=True, slots=True)
class Staff:
    """People who sign in, made when their office first comes into a case."""

    folder: Path
    actors: dict[str, Actor] = field(default_factory=dict)

    def at(self, code: str) -> Actor:
        if code not in self.actors:
            office = registry.office(code)
            email = f"{code.lower().replace('-', '.')}@contoh.invalid"
            role = ROLES[InstitutionKind(office.kind)]
            user = add_member(email=email, name=f"Petugas {code}", institution=office, role=role, since=SINCE)
            self.actors[code] = Actor.staff(user, code)
        return self.actors[code]


SINCE = date(2014, 1, 1)


def at(day: date, office: Institution, hour: int = 10) -> datetime:
    zone = office.region.zone if office.region else ZoneInfo("Asia/Jakarta")
    return datetime.combine(day, time(hour), tzinfo=zone)


def opened(row: dict[str, Any], staff: Staff) -> Case:
    """The row as it stands in the file is brought in on the day it would have come: a tip, two days after the act."""
    received = date.fromisoformat(row["act_on"]) + timedelta(days=2)
    office = registry.handling_office(row["region_code"]) if row["region_code"] else registry.office("BAWASLU-RI")
    staff.at(office.pk)
    path = staff.folder / f"{row['id']}.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    brought = import_reports(path, at=at(received, office))
    assert (brought.added, brought.without_region, brought.bad) == (1, int(row["region_code"] is None), ())
    case = Case.objects.get()
    assert (case.origin, case.received_on, case.handling_office_id) == (Origin.TIP, received, office.pk)
    assert (case.account, case.people.count()) == (row["narrative"], 0)
    return case


def placed(case: Case, region: str, staff: Staff) -> None:
    """The place was asked for: the national office notes the answer and passes the file to the district."""
    by, day = staff.at(case.handling_office_id), case.received_on
    now = at(day, case.handling_office, 11)
    assert case.region is None
    services.place_case(case, region_code=region, by=by, on=day, at=now)
    letter = {"number": "1/UJI/X/2024", "office": f"BAWASLU-{region}", "text": "Tempat kejadian sudah dijawab."}
    services.add_paper(case, "TRANSFER_LETTER", fields=letter, by=by, on=day, at=now)
    services.act(case, "pass_on", by=by, on=day, at=now, revision=case.revision)
    case.refresh_from_db()
    assert (case.region_id, case.handling_office_id) == (region, f"BAWASLU-{region}")
    staff.at(case.handling_office_id)


def accuse(case: Case, ending: dict[str, Any]) -> list[str]:
    """Write the people into the file as the office found them; gives how each will answer."""
    heard = []
    for told in ending["people"]:
        employer = told.get("employer", "")
        code = f"PPK-{case.region_id}" if employer == "PPK" else employer
        for _ in range(told.get("count", 1)):
            person = Person(status=PersonStatus(told["status"]), position=told["position"], employer=code)
            accused = services.add_person(case, person)
            accused.rules = told["rules"]
            accused.save()
            heard.append(told.get("heard", "CLARIFICATION_MINUTES"))
    return heard


def letters(ending: dict[str, Any], people: int) -> list[tuple[Referral, Course, dict[str, Any]]]:
    """One referral for each route, or for each person where it says so, with the course of its track."""
    found = []
    for told in ending.get("routes", ()):
        whom = range(people) if told.get("person") == "each" else [told.get("person", 0)]
        then = told.get("then")
        for person in whom:
            after = Course(then["to"], tuple(then["by"])) if then else None
            onward = (Referral(then["route"], person),) if then else ()
            course = Course(told["to"], tuple(told["by"]), onward, after)
            found.append((Referral(told["route"], person, told.get("body", "")), course, told))
    return found


def walked(ending: dict[str, Any], staff: Staff) -> Case:
    row = real_cases()[ending["id"]]
    case = opened(row, staff)
    if row["region_code"] is None:
        placed(case, ending["asked_region"], staff)
    heard = accuse(case, ending)
    sent = letters(ending, case.people.count())
    for code in _offices(case, sent):
        staff.at(code)
    rules = sorted({code for person in case.people.all() for code in person.rules})
    said = {"STATUS_NOTICE.belongs": ending["belongs"]} if "belongs" in ending else {}
    sanction = next((told["sanction"] for _, _, told in sent if "sanction" in told), "")
    bank = Bank(
        seed=ending["id"],
        said=said,
        rules=rules or ["B13"],
        weak=ending.get("weak", ()),
        reasons=ending.get("reasons", ()),
        sanction=sanction,
    )
    walk = Walk(case, staff.actors, bank, case.received_on, heard=heard, pace=PACE)
    if not sent:
        return walk.go(Course(ending["result"], tuple(ending["by"]))).case
    walk.go(Course("FOLLOW_UP", ("make_finding", "decide_refer"), tuple(letter for letter, _, _ in sent)))
    walk.follow([course for _, course, _ in sent])
    return walk.go(Course("COMPLETED", ("close",))).case


def _offices(case: Case, sent: list[tuple[Referral, Course, dict[str, Any]]]) -> set[str]:
    """Everybody who will sign in for this case: its office, the province, verifiers, employers, regents."""
    codes = {case.handling_office_id, "KASN", "BKN"}
    if case.handling_office.parent_id:
        codes.add(case.handling_office.parent_id)
    codes |= {person.employer_id for person in case.people.all() if person.employer_id}
    for letter, course, _ in sent:
        if "REGENT" in {letter.route, *(onward.route for onward in course.referrals)}:
            codes.add(letter.body or f"REGENT-{case.region_id}")
    return codes


@pytest.fixture
def staff(country: None, tmp_path: Path) -> Staff:
    return Staff(tmp_path)


each = pytest.mark.parametrize("ending", ENDINGS, ids=[ending["id"] for ending in ENDINGS])


def test_it_works(staff: Staff) -> None:
    case = walked(next(ending for ending in ENDINGS if ending["id"] == "k009"), staff)
    assert (case.result, case.tracks.get().sanction) == ("COMPLETED", "tunda_kgb_1th")


def test_every_case_has_its_ending_and_its_reason() -> None:
    assert {ending["id"] for ending in ENDINGS} == set(real_cases())
    assert len(ENDINGS) == len({ending["id"] for ending in ENDINGS})
    assert all(len(ending["why"]) > 40 for ending in ENDINGS)


def test_the_whole_file_comes_in_once_and_without_its_answers(country: None) -> None:
    """Answer columns are never stored, a missing region is asked for, and a second run changes nothing."""
    today = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
    first = import_reports(REAL, at=today)
    assert (first.added, first.without_region, first.bad) == (len(real_cases()), 1, ())
    again = import_reports(REAL, at=today)
    assert (again.added, again.known) == (0, first.added)
    (unplaced,) = Case.objects.filter(region=None)
    assert unplaced.handling_office_id == "BAWASLU-RI"
    assert not Accused.objects.exists()
    answers = {row["source_url"] for row in real_cases().values()} | {
        row["expected_route"] for row in real_cases().values()
    }
    stored = " ".join(f"{case.account} {case.links} {case.candidate} {case.place}" for case in Case.objects.all())
    assert not [answer for answer in answers if answer in stored]


@each
def test_the_judgment_can_be_defended(ending: dict[str, Any]) -> None:
    """Kinds of act and destinations are among those that hold; a case without a route is one of no referral."""
    row = real_cases()[ending["id"]]
    rules = {code for person in ending["people"] for code in person["rules"]}
    assert rules <= set(row["acceptable_codes"])
    assert bool(rules) or not row["expected_codes"]
    routes = {told["route"] for told in ending.get("routes", ())}
    routes |= {told["then"]["route"] for told in ending.get("routes", ()) if "then" in told}
    assert routes <= set(row["route_codes"])
    if not routes:
        assert "NONE" in row["route_codes"]
        assert ending["result"] in {"NOT_A_NEUTRALITY_MATTER", "NOT_PROVEN", "NOT_CONFIRMED"}


@each
def test_it_walks_to_its_end_by_the_law_of_its_days(ending: dict[str, Any], staff: Staff) -> None:
    row = real_cases()[ending["id"]]
    case = walked(ending, staff)
    tracks = list(case.tracks.all())

    assert (case.stage, case.result) == ("CLOSED", ending.get("result", "COMPLETED"))
    assert {track.route for track in tracks} <= set(row["route_codes"])
    assert bool(tracks) is bool(ending.get("routes"))
    assert_results(ending, case, tracks)
    for track in tracks:
        assert_period(track)
    assert_clocks(case)
    assert_ledger(case)
    assert_answered(case)
    assert_covered(case)


def assert_results(ending: dict[str, Any], case: Case, tracks: list[Track]) -> None:
    wanted = [(letter.route, letter.person, course.to) for letter, course, _ in letters(ending, case.people.count())]
    wanted += [
        (course.referrals[0].route, course.referrals[0].person, course.then.to)
        for _, course, _ in letters(ending, case.people.count())
        if course.then
    ]
    people = [person.pk for person in case.people.all()]
    assert [(track.route, people.index(track.accused_id), track.result) for track in tracks] == wanted


def assert_period(track: Track) -> None:
    """The procedure is that of the day of referral."""
    if track.route == "KASN":
        assert track.opened_on < HANDOVER
        assert track.procedure_code == ("KASN_VIA_PROVINCE" if track.opened_on < SIAPNET else "KASN")
    if track.route == "BKN":
        assert track.opened_on >= HANDOVER
    assert track.procedure.period.holds(track.opened_on)
    assert track.is_ended


def assert_clocks(case: Case) -> None:
    """Every clock was met in time, or has no term and says why."""
    for clock in Deadline.objects.filter(subject_kind="CASE", subject_id=case.pk):
        assert clock.state == Deadline.State.MET, clock
        assert (clock.due_at is None) is bool(clock.why_open)
        assert clock.due_at is None or clock.due_at > clock.started_at


def assert_ledger(case: Case) -> None:
    rows = list(Entry.objects.filter(subject_kind="CASE", subject_id=case.pk).order_by("sequence"))
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
    assert all(earlier.at <= later.at for earlier, later in pairwise(rows))
    assert rows[0].event == "OPENED"
    assert rows[-1].to_stage == "CLOSED"


def assert_answered(case: Case) -> None:
    """Whoever was put under study was heard, wrote, or is noted as absent."""
    if case.registered_on is None:
        return
    for person in case.people.all():
        kinds = set(Paper.objects.filter(case=case, accused=person, track=None).values_list("kind", flat=True))
        assert {"ALLEGATION", "SUMMONS"} <= kinds
        assert kinds & {"CLARIFICATION_MINUTES", "WRITTEN_ANSWER", "ABSENCE_NOTE"}


def assert_covered(case: Case) -> None:
    """What covers the kind of act on its day is said in both languages, with the list of the day or its absence."""
    assert case.act_on is not None
    for person in case.people.all():
        for code in person.rules:
            cover = load().cover(code, case.act_on, person.status)
            assert cover.statement.id
            assert cover.statement.en
            if case.act_on < date(2020, 9, 10):
                assert cover.instrument is None
        assert_destinations(case, person)


def assert_destinations(case: Case, person: Accused) -> None:
    """The law's own table names each route that was taken, on the day it was taken, for one of the kinds of act."""
    for track in person.tracks.all():
        lawful = {
            route
            for code in person.rules
            for route in load().routes_for(code, person.status, track.opened_on, case.act_on)
        }
        assert Route(track.route) in lawful, f"{track.route} for {person.rules} of a {person.status}: only {lawful}"
