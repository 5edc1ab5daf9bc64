"""A report is walked from receipt to a closed case by pages alone."""

from datetime import date, timedelta

from netra.cases.models import Case
from netra.domain.codes import PersonStatus
from tests.builders import a_case
from tests.cases.walking import do, page, signed_in
from tests.cast import Cast

DAY = date(2024, 10, 10)


def _with_rules(case: Case) -> Case:
    case.people.update(rules=["B07"])
    return case


def test_it_works(cast: Cast) -> None:
    case = _with_rules(a_case(cast.budi.actor))
    budi, vera, sari = signed_in(cast.budi), signed_in(cast.vera), signed_in(cast.sari)
    do(budi, case, "begin_initial_study", DAY)
    do(budi, case, "register", DAY + timedelta(1), "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(budi, case, "summon", DAY + timedelta(1), "ALLEGATION", "SUMMONS")
    do(budi, case, "begin_study", DAY + timedelta(2), "CLARIFICATION_MINUTES")
    do(budi, case, "to_plenary", DAY + timedelta(3), "STUDY")
    do(budi, case, "decide_refer", DAY + timedelta(4), "PLENARY_MINUTES", "REFERRAL_LETTER", route="BKN")
    assert case.stage == "FOLLOW_UP"
    track = case.tracks.get()
    day = DAY + timedelta(6)
    do(vera, case, "verify", day, "VERIFICATION_NOTE", track=track)
    do(budi, case, "validate", day, "VALIDATION_NOTE", track=track)
    do(vera, case, "ask_ppk", day, "RECOMMENDATION", track=track, term_on="2024-10-30")
    do(sari, case, "summon_employee", day, "DISCIPLINE_SUMMONS", track=track)
    do(sari, case, "examine", day, "EXAMINATION_MINUTES", track=track)
    do(sari, case, "decree", day, "SANCTION_DECREE", track=track, sanction="tunda_kgb_1th")
    do(sari, case, "deliver", day, "DELIVERY_RECEIPT", track=track)
    do(sari, case, "take_effect", day + timedelta(16), track=track)
    do(sari, case, "report_sanction", day + timedelta(17), "SANCTION_REPORT", track=track)
    assert (track.result, track.sanction) == ("SANCTIONED", "tunda_kgb_1th")
    do(budi, case, "close", day + timedelta(18), "STATUS_NOTICE")
    assert (case.stage, case.result) == ("CLOSED", "COMPLETED")
    for client in (budi, vera, sari):
        assert page(client, "case", case.ref).status_code == 200
        assert page(client, "work", which="closed").status_code == 200


def test_a_matter_of_2020_is_walked_through_kasn_on_its_own_days(cast: Cast) -> None:
    case = a_case(cast.budi.actor, act_on=date(2020, 10, 10))
    case.people.update(rules=["S20-03"])
    budi, wati, kartika, sari = (signed_in(one) for one in (cast.budi, cast.wati, cast.kartika, cast.sari))
    day = date(2020, 10, 12)
    do(budi, case, "begin_initial_study", day)
    do(budi, case, "register", day, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER", rules=["S20-03"])
    do(budi, case, "summon", day, "ALLEGATION", "SUMMONS")
    do(budi, case, "begin_study", day, "ABSENCE_NOTE")
    do(budi, case, "to_plenary", day, "STUDY", rules=["S20-03"])
    do(budi, case, "decide_refer", day, "PLENARY_MINUTES", "REFERRAL_LETTER", route="KASN")
    track = case.tracks.get()
    do(wati, case, "forward", day, "FORWARD_LETTER", track=track)
    do(kartika, case, "recommend", day, "RECOMMENDATION", track=track)
    do(sari, case, "convene_council", day, "COUNCIL_DECREE", track=track)
    do(sari, case, "council_decides", day, "COUNCIL_MINUTES", track=track)
    do(sari, case, "declare_statement", day, "MORAL_STATEMENT", track=track, sanction="pernyataan_terbuka")
    do(sari, case, "report_sanction", day, "SANCTION_REPORT", track=track)
    do(budi, case, "close", day, "STATUS_NOTICE")
    assert case.result == "COMPLETED"


def test_a_village_head_is_walked_through_the_regents_office(cast: Cast) -> None:
    case = a_case(cast.budi.actor, status=PersonStatus.VILLAGE_HEAD)
    case.people.update(rules=["D01"], employer=None)
    budi, darto = signed_in(cast.budi), signed_in(cast.darto)
    do(budi, case, "begin_initial_study", DAY)
    do(budi, case, "register", DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER", rules=["D01"])
    do(budi, case, "summon", DAY, "ALLEGATION", "SUMMONS")
    do(budi, case, "begin_study", DAY, "WRITTEN_ANSWER")
    do(budi, case, "to_plenary", DAY, "STUDY", rules=["D01"])
    do(budi, case, "decide_refer", DAY, "PLENARY_MINUTES", "REFERRAL_LETTER", route="REGENT")
    track = case.tracks.get()
    assert f"/perkara/{case.ref}/" in page(darto, "work").content.decode()
    do(darto, case, "warn_orally", DAY, "WARNING", track=track, sanction="teguran_lisan")
    do(darto, case, "warning_heeded", DAY, "HEEDED_NOTE", track=track)
    assert track.sanction == "teguran_lisan"
    do(budi, case, "close", DAY, "STATUS_NOTICE")
    assert case.result == "COMPLETED"


def test_a_crime_that_fails_goes_on_as_other_law_beside_the_civil_track(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    case.people.update(rules=["P03"])
    budi = signed_in(cast.budi)
    do(budi, case, "begin_initial_study", DAY)
    do(budi, case, "register", DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER", rules=["P03"])
    do(budi, case, "summon", DAY, "ALLEGATION", "SUMMONS")
    do(budi, case, "begin_study", DAY, "ABSENCE_NOTE")
    do(budi, case, "to_plenary", DAY, "STUDY", rules=["P03"])
    form = page(budi, "write", case.ref, "REFERRAL_LETTER", hari=DAY.isoformat()).content.decode()
    assert "pidana" in form
    do(budi, case, "decide_refer", DAY, "PLENARY_MINUTES", "REFERRAL_LETTER", route="GAKKUMDU")
    crime = case.tracks.get()
    do(budi, case, "go_on_as_other_law", DAY, "STOP_MINUTES", "REFERRAL_LETTER", track=crime, route="BKN")
    assert (crime.result, case.tracks.last().route) == ("OTHER_LAW", "BKN")  # type: ignore[union-attr]
