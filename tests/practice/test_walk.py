"""A walk takes only steps that the law takes, by people who may, and finds the shortest way there."""

from datetime import date, timedelta

import pytest

from netra.cases.models import Paper
from netra.domain import procedures
from netra.domain.workflow import Position
from netra.ledger.models import Deadline, Entry
from netra.practice.paths import NoWay, way
from netra.practice.walk import Course, NobodyActs, Referral, Walk
from netra.practice.wording import Bank
from tests.builders import a_case
from tests.cast import Cast

NONE: frozenset[str] = frozenset()


def a_walk(cast: Cast, **more: object) -> Walk:
    case = a_case(cast.budi.actor)
    everybody = (cast.budi, cast.wati, cast.vera, cast.sari, cast.darto)
    people = {person.office.pk: person.actor for person in everybody}
    return Walk(case, people, Bank(seed="uji", rules=["B07"]), case.received_on, minute=90, **more)  # type: ignore[arg-type]


def actions(code: str, to: str, *, via: tuple[str, ...] = (), on: date = date(2024, 11, 1)) -> list[str]:
    table = procedures.procedure(code)
    return [
        row.action for row in way(table, at=Position(table.start), clocks=frozenset(table.opens), to=to, via=via, on=on)
    ]


def test_it_works(cast: Cast) -> None:
    walk = a_walk(cast)
    walk.go(Course("FOLLOW_UP", referrals=(Referral("BKN"),)))
    walk.follow([Course("SANCTIONED", ("decree",))])
    case = walk.go(Course("COMPLETED", ("close",))).case
    case.refresh_from_db()
    assert (case.stage, case.result) == ("CLOSED", "COMPLETED")
    assert case.tracks.get().sanction == "tunda_kgb_1th"
    assert not Deadline.objects.filter(subject_id=case.pk, state__in=["RUNNING", "OVERDUE"]).exists()


def test_the_shortest_way_is_taken_unless_acts_are_asked_for() -> None:
    assert actions("EMPLOYER", "NOT_SANCTIONED") == ["decline"]
    assert actions("EMPLOYER", "NOT_SANCTIONED", via=("examine",)) == ["examine", "decline"]
    assert actions("BKN", "SANCTIONED")[:3] == ["verify", "validate", "ask_ppk"]


def test_two_ends_of_one_stage_are_told_apart() -> None:
    assert actions("GAKKUMDU", "CONVICTED", via=("pass_to_court",))[-1] == "convict"
    assert actions("GAKKUMDU", "ACQUITTED", via=("pass_to_court",))[-1] == "acquit"


def test_there_is_no_way_to_kasn_after_its_end() -> None:
    with pytest.raises(NoWay, match="no way from KASN_VERIFICATION to SANCTIONED"):
        actions("KASN", "SANCTIONED", on=date(2024, 9, 4))
    assert "recommend" in actions("KASN", "SANCTIONED", on=date(2024, 9, 3))


def test_a_file_lying_at_kasn_waits_for_the_handover(cast: Cast) -> None:
    case = a_case(cast.kartika.actor, act_on=date(2024, 8, 5))
    people = {p.office.pk: p.actor for p in (cast.budi, cast.kartika, cast.vera, cast.sari)}
    walk = Walk(case, people, Bank(seed="serah", rules=["A06"]), case.received_on)
    walk.go(Course("FOLLOW_UP", referrals=(Referral("KASN"),)))
    walk.follow([Course("HANDED_TO_BKN", then=Course("SATGAS_VERIFICATION"))])
    kasn, bkn = case.tracks.all()
    assert (kasn.result, kasn.ended_on) == ("HANDED_TO_BKN", date(2024, 9, 4))
    assert (bkn.route, bkn.stage, bkn.opened_on) == ("BKN", "SATGAS_VERIFICATION", date(2024, 9, 4))


def test_nobody_acts_for_an_office_without_people(cast: Cast) -> None:
    walk = a_walk(cast)
    walk.people = {}
    with pytest.raises(NobodyActs):
        walk.go(Course("INITIAL_STUDY"))


def test_the_sender_records_what_an_office_without_people_does(cast: Cast) -> None:
    """Nobody of the election commission signs in: Kudus writes its letters down."""
    walk = a_walk(cast)
    walk.go(Course("FOLLOW_UP", referrals=(Referral("KPU"),)))
    walk.follow([Course("ACTED_ON")])
    last = Entry.objects.filter(track_id__isnull=False).order_by("-pk")[0]
    assert (last.event, last.institution) == ("body_acts", "BAWASLU-33.19")


def test_tracks_are_walked_side_by_side(cast: Cast) -> None:
    """The police have a day; they are not kept waiting by the employer's weeks."""
    walk = a_walk(cast)
    walk.go(Course("FOLLOW_UP", referrals=(Referral("BKN"), Referral("GAKKUMDU"))))
    decided = walk.day
    walk.follow([Course("SANCTIONED", ("decree",)), Course("NOT_A_CRIME", ("pass_to_police",))])
    handed = Entry.objects.get(event="pass_to_police")
    assert handed.on == decided
    assert walk.day > decided + timedelta(days=20)
    moments = list(Entry.objects.filter(subject_id=walk.case.pk).order_by("sequence").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert Deadline.objects.get(rule="police_handover").state == "MET"


def test_a_slow_office_is_marked_as_late(cast: Cast) -> None:
    walk = a_walk(cast, pace={"begin_initial_study": 6})
    walk.go(Course("INITIAL_STUDY")).go(Course("REGISTERED"))
    events = list(Entry.objects.filter(subject_id=walk.case.pk).values_list("event", flat=True))
    assert "OVERDUE" in events
    assert Deadline.objects.get(rule="initial_study").state == "MET_LATE"


def test_each_reminder_has_its_own_letter(cast: Cast) -> None:
    walk = a_walk(cast)
    walk.go(Course("FOLLOW_UP", referrals=(Referral("BKN"),)))
    walk.follow([Course("PPK_FOLLOW_UP", ("ask_ppk", "remind", "remind"))])
    assert Paper.objects.filter(case=walk.case, kind="REMINDER_LETTER").count() == 2


def test_an_accused_who_writes_does_so_through_the_own_door(cast: Cast) -> None:
    walk = a_walk(cast, heard=["WRITTEN_ANSWER"]).go(Course("STUDY"))
    assert Paper.objects.get(case=walk.case, kind="WRITTEN_ANSWER").added_by == "accused"
    assert Entry.objects.filter(subject_id=walk.case.pk, event="DOOR_OPENED").exists()
