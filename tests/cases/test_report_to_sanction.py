"""A report walks through every hand, from Bawaslu to the sanction recorded by the personnel authority."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from netra.cases import services
from netra.cases.models import Case
from netra.cases.services import CannotAct, SomeoneWasFaster
from netra.domain.allegation import Origin
from netra.ledger.models import Deadline, Entry
from tests.builders import a_case, at, do, write
from tests.cast import Cast

DAY = date(2024, 10, 10)


def _to_follow_up(cast: Cast, case: Case) -> None:
    budi = cast.budi.actor
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY + timedelta(1), "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(case, "summon", budi, DAY + timedelta(1), "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, DAY + timedelta(2), "CLARIFICATION_MINUTES")
    do(case, "to_plenary", budi, DAY + timedelta(3), "STUDY")
    do(case, "decide_refer", budi, DAY + timedelta(4), "PLENARY_MINUTES", "REFERRAL_LETTER", route="BKN")


def test_it_works(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    _to_follow_up(cast, case)
    assert case.stage == "FOLLOW_UP"
    assert case.official_number.endswith("/LP/CONTOH")
    track = case.tracks.get()
    vera, sari, budi = cast.vera.actor, cast.sari.actor, cast.budi.actor
    day = DAY + timedelta(6)
    do(case, "verify", vera, day, "VERIFICATION_NOTE", track=track)
    do(case, "validate", budi, day, "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", vera, day, "RECOMMENDATION", track=track, term_on="2024-10-30")
    do(case, "summon_employee", sari, day, "DISCIPLINE_SUMMONS", track=track)
    do(case, "examine", sari, day, "EXAMINATION_MINUTES", track=track)
    do(case, "decree", sari, day, "SANCTION_DECREE", track=track, sanction="tunda_kgb_1th")
    do(case, "deliver", sari, day, "DELIVERY_RECEIPT", track=track)
    with pytest.raises(CannotAct, match="term that has to be waited for"):
        do(case, "take_effect", sari, day + timedelta(13), track=track)
    do(case, "take_effect", sari, day + timedelta(15), track=track)
    do(case, "report_sanction", sari, day + timedelta(16), "SANCTION_REPORT", track=track)
    assert (track.result, track.sanction) == ("SANCTIONED", "tunda_kgb_1th")
    do(case, "close", budi, day + timedelta(17), "STATUS_NOTICE")
    assert (case.stage, case.result) == ("CLOSED", "COMPLETED")
    numbers = list(Entry.objects.filter(subject_id=case.pk).order_by("sequence").values_list("sequence", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert not Deadline.objects.filter(subject_id=case.pk, state="RUNNING").exists()


def test_handling_is_due_three_calendar_days_after_registration(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    budi = cast.budi.actor
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    clock = Deadline.objects.get(subject_id=case.pk, rule="handling")
    assert clock.due_at == at(DAY + timedelta(4), 0)


def test_a_missing_paper_is_named(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    do(case, "begin_initial_study", cast.budi.actor, DAY)
    with pytest.raises(CannotAct) as refused:
        do(case, "register", cast.budi.actor, DAY, "INITIAL_STUDY_NOTE")
    assert refused.value.missing == (("REQUIREMENTS_MET",), ("REGISTER_NUMBER",))
    case.refresh_from_db()
    assert case.stage == "INITIAL_STUDY"


def test_the_second_of_two_officers_is_told(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    seen = case.revision
    do(case, "begin_initial_study", cast.budi.actor, DAY)
    case.stage = "RECEIVED"
    with pytest.raises((SomeoneWasFaster, CannotAct)):
        services.act(case, "begin_initial_study", by=cast.budi.actor, on=DAY, at=at(DAY), revision=seen)


@pytest.mark.parametrize("who", ["tono", "sofyan", "vera", "sari", "darto", "mira", "ayu", "adi", "camelia"])
def test_a_stranger_cannot_move_it(cast: Cast, who: str) -> None:
    case = a_case(cast.budi.actor)
    with pytest.raises(CannotAct, match="belongs to another institution"):
        do(case, "begin_initial_study", getattr(cast, who).actor, DAY)


def test_a_second_reminder_needs_a_second_letter(cast: Cast) -> None:
    case = a_case(cast.budi.actor, origin=Origin.REPORT)
    _to_follow_up(cast, case)
    track = case.tracks.get()
    day = DAY + timedelta(6)
    do(case, "verify", cast.vera.actor, day, "VERIFICATION_NOTE", track=track)
    do(case, "validate", cast.budi.actor, day, "VALIDATION_NOTE", track=track)
    do(case, "ask_ppk", cast.vera.actor, day, "RECOMMENDATION", track=track)
    do(case, "remind", cast.vera.actor, day, "REMINDER_LETTER", track=track)
    with pytest.raises(CannotAct):
        do(case, "remind", cast.vera.actor, day, track=track)
    write(case, "REMINDER_LETTER", cast.vera.actor, day, track=track)
    do(case, "remind", cast.vera.actor, day, track=track)


def test_referral_after_september_2024_does_not_go_to_kasn(cast: Cast) -> None:
    case, budi = a_case(cast.budi.actor), cast.budi.actor
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(case, "summon", budi, DAY, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, DAY, "CLARIFICATION_MINUTES")
    do(case, "to_plenary", budi, DAY, "STUDY")
    with pytest.raises(CannotAct, match="was not competent"):
        do(case, "decide_refer", budi, DAY, "PLENARY_MINUTES", "REFERRAL_LETTER", route="KASN")
    assert not case.tracks.exists()


def test_a_register_number_is_given_once_in_an_office(cast: Cast) -> None:
    first, second, budi = a_case(cast.budi.actor), a_case(cast.budi.actor), cast.budi.actor
    papers = ("REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    for case in (first, second):
        do(case, "begin_initial_study", budi, DAY)
    do(first, "register", budi, DAY, *papers, number="001/LP/CONTOH-SAMA")
    with pytest.raises(CannotAct, match="already bears this register number"), transaction.atomic():
        do(second, "register", budi, DAY, *papers, number="001/LP/CONTOH-SAMA")
    second.refresh_from_db()
    assert (second.stage, second.official_number) == ("INITIAL_STUDY", "")
