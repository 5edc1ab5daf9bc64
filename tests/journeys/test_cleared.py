"""Somebody is accused, answers with evidence, and plenary finds it not proven. The reporter reads why.

Seeded by services: the report and its registration as a finding.
"""

from datetime import date
from pathlib import Path

import pytest

from netra.domain.papers import STATUS_REASONS
from netra.domain.procedures.results import RESULTS
from tests.journeys.house import House
from tests.journeys.people import AccusedPerson, Officer, Reporter, Street
from tests.journeys.seeds import seeded, to_registered
from tests.journeys.stories import a_photo, outcome

pytestmark = pytest.mark.journey

ALLEGATION = "Pada 8 Oktober 2024 Saudara diduga berfoto dengan calon di alun-alun."
ANSWER = "Hari itu saya bertugas di Semarang; surat tugas dan foto absensinya saya lampirkan."
WORDS = "Orang yang Anda laporkan berada di kota lain pada hari itu. Terima kasih sudah peduli."


def test_who_answers_well_is_cleared(house: House, street: Street, tmp_path: Path) -> None:
    # Given: a registered finding, and Budi invites Joko to explain.
    seed = seeded(house, to_registered, house.cast.budi, act_on=date(2024, 10, 8))
    house.is_on(date(2024, 10, 14), hour=13)
    officer = Officer(street, house.cast.budi).signs_in().opens(seed.title)
    code = officer.files("ALLEGATION", text=ALLEGATION).summons(meets_at="2024-10-15T09:00")
    officer.takes("summon")

    # When: Joko reads the allegation in his own language and answers with proof of where he was,
    joko = AccusedPerson(street, language="en").comes_with(code).reads(ALLEGATION)
    joko.reads_nothing_of(seed.code, seed.ref).answers(ANSWER, companion="Lena Contoh", evidence=(a_photo(tmp_path),))
    joko.presses("Tutup halaman ini").goes_to("/jawab/dugaan/").reads_heading("Anda diundang memberi klarifikasi?")

    # the study weighs it, and plenary finds nothing proven,
    house.is_on(date(2024, 10, 16))
    officer.opens(seed.title).reads("Jawaban tertulis terlapor").takes("begin_study")
    officer.takes("to_plenary", "STUDY", rules=["B07"], account_holds="NO", account_against=ANSWER)
    officer.takes("decide_not_proven", "PLENARY_MINUTES", "STATUS_NOTICE", reasons=["NOT_PROVEN"], text=WORDS)

    # Then: the reporter reads the reason in plain words, and nothing leads on from the case.
    rina = Reporter(street, phone=True)
    rina.code = seed.code
    rina.asks_how_it_goes().reads_heading("Selesai")
    rina.reads(RESULTS["NOT_PROVEN"], dict(STATUS_REASONS)["NOT_PROVEN"], WORDS)
    rina.reads_nothing_of(ANSWER, "Joko Contoh")
    end = outcome(house, seed.ref)
    assert (end.stage, end.result, end.tracks) == ("CLOSED", "NOT_PROVEN", ())
    assert end.in_order("DOOR_OPENED", "summon", "ALLEGATION_READ", "begin_study", "to_plenary", "decide_not_proven")
    assert not end.running
