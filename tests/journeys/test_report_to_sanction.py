"""Somebody photographs a camat beside a candidate. Two months later the camat is under a medium sanction, and the one
who took the photo, whom nobody knows, reads so with her code.

Nothing is seeded but the offices and their people. The calendar of the house turns from October to December 2024.
"""

from datetime import date
from pathlib import Path

import pytest

from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.domain.procedures.results import RESULTS
from tests.journeys.house import House
from tests.journeys.people import AccusedPerson, Officer, Reporter, Street
from tests.journeys.stories import a_photo, case_about, number_of, outcome

pytestmark = pytest.mark.journey

ACCOUNT = "Camat Jekulo berfoto di alun-alun bersama calon bupati sambil mengangkat dua jari di depan orang banyak."
WORDS = "Orang yang Anda laporkan dijatuhi hukuman sedang."
NUMBER = "001/TM/PB/Kab/14.15/X/2024"


def test_a_photo_becomes_a_sanction(house: House, street: Street, tmp_path: Path) -> None:
    budi, vera, sari = house.cast.budi, house.cast.vera, house.cast.sari

    # Given: on a Thursday in October, Rina reports from her phone, without a name, and keeps the code.
    house.is_on(date(2024, 10, 10))
    rina = Reporter(street, phone=True)
    rina.opens_the_form().stays_nameless()
    rina.tells(ACCOUNT, on=date(2024, 10, 8), region="Kudus", place="Alun-alun Simpang Tujuh")
    rina.attaches("Foto, video, rekaman, atau dokumen", a_photo(tmp_path))
    rina.names("Joko Contoh", status=STATUS_LABELS[PersonStatus.PNS], position="Camat Jekulo")
    rina.sends().keeps_the_code()
    rina.asks_how_it_goes().reads_heading("Sudah kami terima").reads("paling lambat Kamis, 17 Oktober 2024")
    rina.writes_to_the_office("Ada dua orang lain yang melihatnya.")
    ref = case_about(house, ACCOUNT)

    # When: Budi looks into it the same day,
    officer = Officer(street, budi).signs_in()
    officer.reads(ACCOUNT[:60]).opens(ref).reads("Informasi awal", "Joko Contoh", "dari pelapor")
    officer.takes("trace").reads("Penelusuran")

    # finds it solid on Monday, registers it and invites Joko;
    house.is_on(date(2024, 10, 14))
    officer.opens(ref)
    officer.takes("make_finding", "SUPERVISION_REPORT", "FINDING_MINUTES")
    officer.takes("register", "REGISTER_NUMBER", number=NUMBER).reads_heading(NUMBER)
    officer.reads("Penanganan laporan atau temuan", "UU 1/2015 pasal 134(5)", "3 hari lagi")
    officer.corrects_the_accused("Joko Contoh", employer=sari.office.name, rules=("B07",))
    officer.files("ALLEGATION", text="Pada 8 Oktober 2024 Saudara berfoto dengan calon di alun-alun.")
    code = officer.summons(meets_at="2024-10-16T09:00", place="Kantor Bawaslu Kudus")
    officer.takes("summon")

    # Joko reads what he is said to have done, not by whom, and answers;
    joko = AccusedPerson(street, phone=True).comes_with(code)
    joko.reads(
        "Pada 8 Oktober 2024 Saudara berfoto dengan calon di alun-alun.", "Rabu, 16 Oktober 2024 pukul 09.00 WIB"
    )
    joko.reads_nothing_of(ACCOUNT, ref, "pelapor@", rina.code)
    joko.answers("Saya diajak berfoto dan tidak tahu akan diunggah.", companion="Sekretaris kecamatan")

    # his answer is in the file, the study is written, plenary decides and sends it to BKN;
    house.is_on(date(2024, 10, 16))
    officer.opens(NUMBER).reads("Terlapor membaca dugaan", "Jawaban tertulis terlapor")
    officer.takes("begin_study").takes("to_plenary", "STUDY", rules=["B07"])
    officer.files("PLENARY_MINUTES").files("REFERRAL_LETTER", route="BKN").takes("decide_refer")
    officer.reads("Badan Kepegawaian Negara (BKN): Joko Contoh", "Verifikasi Satgas")

    # BKN verifies, Bawaslu validates, BKN asks the employer with a term of its own;
    house.is_on(date(2024, 10, 18))
    verifier = Officer(street, vera).signs_in().opens(NUMBER)
    verifier.reads_nothing_of(ACCOUNT, rina.code)
    verifier.takes("verify", "VERIFICATION_NOTE")
    officer.opens(NUMBER).takes("validate", "VALIDATION_NOTE")
    verifier.opens(NUMBER).takes("ask_ppk", "RECOMMENDATION", term_on="2024-12-02")

    # the Sekda's office, late at its desk, writes down on 20 November what it did in the weeks before;
    house.is_on(date(2024, 11, 20))
    employer = Officer(street, sari).signs_in().opens(NUMBER)
    employer.reads_nothing_of(ACCOUNT, rina.code)
    employer.keeps_the_day(date(2024, 10, 21)).takes("summon_employee", "DISCIPLINE_SUMMONS")
    employer.keeps_the_day(date(2024, 10, 28)).takes("examine", "EXAMINATION_MINUTES")
    employer.keeps_the_day(date(2024, 10, 30)).takes(
        "decree", "SANCTION_DECREE", sanction="Penundaan kenaikan gaji berkala 1 tahun"
    )
    employer.keeps_the_day(date(2024, 11, 1)).takes("deliver", "DELIVERY_RECEIPT")
    employer.opens(NUMBER).reads("Keputusan mulai berlaku", "Sudah lewat")
    employer.takes("take_effect").takes("report_sanction", "SANCTION_REPORT")

    # and Budi closes the case with a word to the reporter.
    house.is_on(date(2024, 11, 22))
    officer.opens(NUMBER).reads(RESULTS["SANCTIONED"])
    officer.takes("close", "STATUS_NOTICE", reasons=["OUTCOME"], text=WORDS)

    # Then: Rina reads the end with her code,
    rina.asks_how_it_goes().reads_heading("Selesai")
    rina.reads(WORDS, RESULTS["SANCTIONED"], "Ini hasil akhir penanganannya.")
    # and the ledger tells the same.
    end = outcome(house, ref)
    assert (end.stage, end.result) == ("CLOSED", "COMPLETED")
    assert end.tracks == (("BKN", "SANCTIONED", "tunda_kgb_1th"),)
    assert end.in_order("OPENED", "trace", "make_finding", "register", "DOOR_OPENED", "summon", "ALLEGATION_READ")
    assert end.in_order("begin_study", "to_plenary", "decide_refer", "verify", "validate", "ask_ppk", "summon_employee")
    assert end.in_order("examine", "decree", "deliver", "take_effect", "report_sanction", "close")
    assert not end.running


def test_the_citizens_part_without_scripts(house: House, street: Street, tmp_path: Path) -> None:
    """The same steps of the citizen in a browser that runs nothing."""
    account = "Lurah membagikan kaus bergambar calon di balai kelurahan pada jam kerja, saya melihatnya sendiri."
    house.is_on(date(2024, 10, 11))
    rina = Reporter(street, phone=True, scripts=False)
    rina.opens_the_form().stays_nameless()
    rina.tells(account, on=date(2024, 10, 10), region="Kudus", place="Balai kelurahan")
    rina.attaches("Foto, video, rekaman, atau dokumen", a_photo(tmp_path))
    rina.names("", status=STATUS_LABELS[PersonStatus.PNS], position="Lurah")
    rina.sends().keeps_the_code().asks_how_it_goes()
    rina.writes_to_the_office("Apakah foto saya sudah sampai?").reads("Apakah foto saya sudah sampai?")
    rina.goes_to("/lapor/")
    assert number_of(house, account) == 1
    assert outcome(house, case_about(house, account)).in_order("OPENED", "MESSAGE_RECEIVED")
