"""Matters change hands: other offices, other bodies, other law, a successor institution, a conflict of interest."""

from datetime import date, timedelta
from typing import Any

import pytest

from netra.cases import services
from netra.cases.models import Case, EmployerQuestion, Track
from netra.cases.services import CannotAct
from netra.domain.allegation import Origin
from netra.domain.codes import PersonStatus
from netra.ledger.models import Deadline
from netra.registry import queries as registry
from tests.builders import ACT_ON, a_case, an_allegation, at, do, write
from tests.cast import DEMAK, Cast

DAY = ACT_ON + timedelta(2)


def to_plenary(cast: Cast, case: Case, day: date) -> None:
    budi = cast.budi.actor
    do(case, "trace", budi, day)
    do(case, "make_finding", budi, day, "SUPERVISION_REPORT", "FINDING_MINUTES")
    do(case, "register", budi, day, "REGISTER_NUMBER")
    do(case, "summon", budi, day, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, day, "ABSENCE_NOTE")
    do(case, "to_plenary", budi, day, "STUDY")


def referred(cast: Cast, route: str, day: date = DAY, **more: Any) -> tuple[Case, Track]:
    case = a_case(cast.budi.actor, origin=Origin.TIP, act_on=day - timedelta(2), **more)
    to_plenary(cast, case, day)
    do(case, "decide_refer", cast.budi.actor, day, "PLENARY_MINUTES", "REFERRAL_LETTER", route=route)
    return case, case.tracks.get()


def test_it_works(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    do(case, "pass_on", cast.budi.actor, DAY, "TRANSFER_LETTER", office=f"BAWASLU-{DEMAK}")
    assert case.handling_office_id == f"BAWASLU-{DEMAK}"
    do(case, "begin_initial_study", cast.tono.actor, DAY)
    with pytest.raises(CannotAct, match="belongs to another institution"):
        do(case, "refuse", cast.budi.actor, DAY, "INITIAL_STUDY_NOTE", "STATUS_NOTICE")


def test_passing_on_needs_a_receiving_office(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    with pytest.raises(CannotAct, match="No receiving office"):
        do(case, "pass_on", cast.budi.actor, DAY, "TRANSFER_LETTER", office="")


def test_the_province_takes_over(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    do(case, "take_over", cast.wati.actor, DAY, "TRANSFER_LETTER")
    assert case.handling_office_id == "BAWASLU-33"


def test_joining_closes_one_file_into_another(cast: Cast) -> None:
    first, second = a_case(cast.budi.actor), a_case(cast.budi.actor)
    services.join(second, first, by=cast.budi.actor, on=DAY, at=at(DAY), revision=second.revision)
    second.refresh_from_db()
    assert (second.stage, second.result, second.joined_into_id) == ("CLOSED", "JOINED", first.pk)
    with pytest.raises(CannotAct):
        services.join(first, second, by=cast.budi.actor, on=DAY, at=at(DAY), revision=first.revision)


def test_a_crime_that_fails_goes_on_as_other_law(cast: Cast) -> None:
    case, crime = referred(cast, "GAKKUMDU")
    write(case, "REFERRAL_LETTER", cast.budi.actor, DAY, track=crime, accused=crime.accused, route="BKN")
    do(case, "go_on_as_other_law", cast.budi.actor, DAY + timedelta(1), "STOP_MINUTES", track=crime)
    assert crime.result == "OTHER_LAW"
    assert case.tracks.get(route="BKN").stage == "SATGAS_VERIFICATION"


def test_a_crime_is_to_reach_the_police_within_24_hours(cast: Cast) -> None:
    case, _ = referred(cast, "GAKKUMDU")
    clock = Deadline.objects.get(subject_id=case.pk, rule="police_handover")
    assert clock.due_at == clock.started_at + timedelta(hours=24)


def test_crime_and_discipline_run_side_by_side(cast: Cast) -> None:
    case = a_case(cast.budi.actor, origin=Origin.TIP)
    to_plenary(cast, case, DAY)
    write(case, "REFERRAL_LETTER", cast.budi.actor, DAY, route="GAKKUMDU")
    do(case, "decide_refer", cast.budi.actor, DAY, "PLENARY_MINUTES", "REFERRAL_LETTER", route="BKN")
    assert sorted(case.tracks.values_list("route", flat=True)) == ["BKN", "GAKKUMDU"]
    crime = case.tracks.get(route="GAKKUMDU")
    do(case, "stop_crime", cast.budi.actor, DAY, "STOP_MINUTES", track=crime)
    with pytest.raises(CannotAct, match="step that must come before"):
        do(case, "close", cast.budi.actor, DAY, "STATUS_NOTICE")


def test_what_kasn_left_goes_to_bkn(cast: Cast) -> None:
    case, track = referred(cast, "KASN", date(2024, 8, 30))
    assert track.procedure_code == "KASN"
    with pytest.raises(CannotAct, match="did not hold on that date"):
        do(case, "recommend", cast.kartika.actor, date(2024, 9, 4), "RECOMMENDATION", track=track)
    do(case, "hand_to_bkn", cast.budi.actor, date(2024, 9, 5), "TRANSFER_LETTER", track=track)
    assert track.result == "HANDED_TO_BKN"
    assert case.tracks.get(route="BKN").procedure_code == "BKN"


def test_without_an_employer_nothing_is_referred_to_bkn(cast: Cast) -> None:
    case = a_case(cast.budi.actor, origin=Origin.TIP)
    person = case.people.get()
    services.change_person(person, by=cast.budi.actor, on=DAY, at=at(DAY), employer_id=None)
    to_plenary(cast, case, DAY)
    with pytest.raises(CannotAct, match="employer has not been recorded"):
        do(case, "decide_refer", cast.budi.actor, DAY, "PLENARY_MINUTES", "REFERRAL_LETTER", route="BKN")


def test_an_employer_sees_nothing_before_the_matter_reaches_it(cast: Cast) -> None:
    from netra.cases.queries import visible_to

    case, track = referred(cast, "BKN")
    assert not visible_to(cast.sari.user, DAY).filter(pk=case.pk).exists()
    do(case, "verify", cast.vera.actor, DAY, "VERIFICATION_NOTE", track=track)
    do(case, "validate", cast.budi.actor, DAY, "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", cast.vera.actor, DAY, "RECOMMENDATION", track=track)
    assert visible_to(cast.sari.user, DAY).filter(pk=case.pk).exists()
    assert not visible_to(cast.sofyan.user, DAY).filter(pk=case.pk).exists()


def test_the_term_written_in_the_letter_counts_where_the_law_names_none(cast: Cast) -> None:
    case, track = referred(cast, "BKN")
    do(case, "verify", cast.vera.actor, DAY, "VERIFICATION_NOTE", track=track)
    do(case, "validate", cast.budi.actor, DAY, "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", cast.vera.actor, DAY, "RECOMMENDATION", track=track, term_on="2024-10-20")
    clock = Deadline.objects.get(subject_id=case.pk, rule="ppk_follow_up")
    assert (clock.due_at, clock.set_by_letter) == (at(date(2024, 10, 21), 0), True)


def test_in_2020_ten_days_were_named(cast: Cast) -> None:
    case, track = referred(cast, "KASN", date(2020, 10, 12))
    assert track.procedure_code == "KASN_VIA_PROVINCE"
    do(case, "forward", cast.wati.actor, date(2020, 10, 13), "FORWARD_LETTER", track=track)
    do(case, "recommend", cast.kartika.actor, date(2020, 10, 20), "RECOMMENDATION", track=track)
    clock = Deadline.objects.get(subject_id=case.pk, rule="ppk_follow_up")
    assert clock.due_at == at(date(2020, 10, 31), 0)


def test_nobody_at_the_regents_office_means_the_sender_records(cast: Cast) -> None:
    case, track = referred(cast, "REGENT", status=PersonStatus.VILLAGE_HEAD)
    with pytest.raises(CannotAct, match="belongs to another institution"):
        do(case, "warn_orally", cast.budi.actor, DAY, "WARNING", track=track, sanction="teguran_lisan")
    cast.darto.user.is_active = False
    cast.darto.user.save()
    do(case, "warn_orally", cast.budi.actor, DAY, track=track)
    assert track.sanction == "teguran_lisan"


def test_the_door_of_the_accused(cast: Cast) -> None:
    case = a_case(cast.budi.actor, origin=Origin.TIP)
    do(case, "trace", cast.budi.actor, DAY)
    do(case, "make_finding", cast.budi.actor, DAY, "SUPERVISION_REPORT", "FINDING_MINUTES")
    do(case, "register", cast.budi.actor, DAY, "REGISTER_NUMBER")
    joko = case.people.get()
    code = services.open_door(joko, by=cast.budi.actor, on=DAY, at=at(DAY))
    do(case, "summon", cast.budi.actor, DAY, "ALLEGATION", "SUMMONS")
    assert services.enter("XXXX", on=DAY, at=at(DAY)) is None
    assert services.enter(code.lower(), on=DAY, at=at(DAY)) == joko
    services.answer(joko, text="Saya tidak di sana.", companion="", evidence=[], on=DAY, at=at(DAY))
    do(case, "begin_study", cast.budi.actor, DAY)
    do(case, "to_plenary", cast.budi.actor, DAY, "STUDY")
    with pytest.raises(CannotAct, match="study is over"):
        services.answer(joko, text="Tambahan.", companion="", evidence=[], on=DAY, at=at(DAY))


def test_an_employers_yes_settles_status_and_post(cast: Cast) -> None:
    case = a_case(cast.budi.actor, origin=Origin.TIP, status=PersonStatus.UNKNOWN)
    joko = case.people.get()
    office = registry.ppk_of_region("33.19")
    question = services.ask_employer(joko, office, due_on=DAY + timedelta(2), by=cast.budi.actor, on=DAY, at=at(DAY))
    with pytest.raises(CannotAct):
        services.ask_employer(joko, office, due_on=DAY, by=cast.budi.actor, on=DAY, at=at(DAY))
    _answers(question, cast)
    joko.refresh_from_db()
    assert (joko.status, joko.position, joko.status_confirmed_on) == ("PPPK", "Guru", DAY)
    with pytest.raises(CannotAct, match="answered already"):
        _answers(question, cast)


def _answers(question: EmployerQuestion, cast: Cast) -> None:
    services.answer_question(
        question, answer="OURS", status="PPPK", position="Guru", by=cast.sari.actor, on=DAY, at=at(DAY)
    )


@pytest.mark.parametrize(
    ("day", "says"), [(DAY + timedelta(1), "has not come yet"), (DAY - timedelta(1), "before the matter was received")]
)
def test_a_day_out_of_order_is_refused(cast: Cast, day: date, says: str) -> None:
    case = a_case(cast.budi.actor)
    with pytest.raises(CannotAct, match=says):
        services.act(case, "begin_initial_study", by=cast.budi.actor, on=day, at=at(DAY), revision=0)


def test_an_allegation_without_a_region_is_not_given_one(cast: Cast) -> None:
    allegation = an_allegation(region="33.19")
    nowhere = type(allegation)(origin=Origin.TIP, account="Entah di mana.", received_on=DAY)
    case = services.open_case(nowhere, office=registry.office("BAWASLU-RI"), by=cast.nala.actor, at=at(DAY))
    assert (case.region, case.contest) == (None, None)
    services.place_case(case, region_code="33.19", by=cast.nala.actor, on=DAY, at=at(DAY))
    case.refresh_from_db()
    assert case.region_id == "33.19"
