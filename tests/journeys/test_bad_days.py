"""Bad days in the browser: impatient fingers, the back button, a night between two clicks, files that will not do, and
two officers on one case. Nothing is lost, nothing is doubled, and the page says kindly what happened.
"""

from datetime import date
from pathlib import Path

import pytest

from netra.accounts.queries import Role
from netra.accounts.services import add_member
from tests.cast import SINCE, Person
from tests.journeys.house import House
from tests.journeys.people import Officer, Reporter, Street
from tests.journeys.seeds import Desk, seeded
from tests.journeys.stories import number_of, outcome

pytestmark = pytest.mark.journey

DAY = date(2024, 10, 15)
LONG = "Pleno membahas keterangan tiga saksi dan foto yang diserahkan. " * 40


def _untouched(desk: Desk) -> None:
    """As it came in."""


def _traced(desk: Desk) -> None:
    desk.does("trace")


def _at_the_form(house: House, street: Street, account: str, *, scripts: bool = True) -> Reporter:
    house.is_on(DAY)
    rina = Reporter(street, phone=True, scripts=scripts).opens_the_form().stays_nameless()
    return rina.tells(account, on=DAY, region="Kudus", place="Alun-alun")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_double_click_sends_one_report(house: House, street: Street, scripts: bool) -> None:
    account = f"Kepala dinas membagikan brosur calon kepada tamu kantor. ({scripts})"
    rina = _at_the_form(house, street, account, scripts=scripts)
    rina.presses_twice("Kirim").keeps_the_code().asks_how_it_goes().reads_heading("Sudah kami terima")
    assert number_of(house, account) == 1


def test_sending_the_receipt_again_shows_the_same_code(house: House, street: Street) -> None:
    account = "Sekretaris dinas memakai kaus bergambar calon saat apel pagi."
    rina = _at_the_form(house, street, account).sends().keeps_the_code()
    first = rina.code
    rina.reloads().reads("Formulir ini sudah pernah dikirim, jadi tidak dicatat dua kali.").keeps_the_code()
    assert rina.code == first
    assert number_of(house, account) == 1


def test_the_back_button_after_the_receipt_makes_no_second_report(house: House, street: Street) -> None:
    """The browser gives back the form with its text; it is still the form that was sent."""
    account = "Guru mengajak murid kelas tiga ke pawai calon pada jam pelajaran."
    rina = _at_the_form(house, street, account).sends().keeps_the_code()
    first = rina.code
    rina.goes_back().reads_heading("Sampaikan dugaan pelanggaran netralitas").still_has(account)
    rina.sends().reads("Formulir ini sudah pernah dikirim, jadi tidak dicatat dua kali.").keeps_the_code()
    assert rina.code == first
    assert number_of(house, account) == 1
    # Another report is made on a form of its own.
    other = f"Besoknya lagi: {account}"
    _tells_more(rina, other)
    assert rina.code != first
    assert number_of(house, other) == 1


def _tells_more(rina: Reporter, account: str) -> None:
    rina.opens_the_form().stays_nameless().tells(account, on=DAY, region="Kudus", place="Alun-alun")
    rina.sends().keeps_the_code()


def test_a_night_between_writing_and_sending_costs_no_word(house: House, street: Street) -> None:
    seed = seeded(house, _traced, house.cast.budi, act_on=date(2024, 10, 11))
    house.is_on(DAY, hour=20)
    officer = Officer(street, house.cast.budi).signs_in().opens(seed.ref)
    officer.opens_paper("FINDING_MINUTES")
    officer.writes("Yang hadir", "Ketua dan dua anggota").writes("Jalannya pertemuan dan hasil", LONG)

    house.is_on(date(2024, 10, 16), hour=8)
    house.everybody_is_signed_out()
    officer.presses("Simpan ke berkas").reads_heading("Teks Anda masih ada").reads(LONG.strip())

    officer.signs_in_beside()
    officer.sends_again().reads("Berita acara pleno penetapan temuan ditambahkan ke berkas.")
    assert outcome(house, seed.ref).events.count("PAPER_ADDED") == 1


def test_a_file_that_is_too_big_costs_no_word(house: House, street: Street, tmp_path: Path) -> None:
    big = tmp_path / "rekaman.mp4"
    with big.open("wb") as file:
        file.write(b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isomiso2")
        file.truncate(70_000_000)
    account = "Camat berpidato di panggung kampanye; saya merekam seluruh pidatonya."
    rina = _at_the_form(house, street, account).attaches("Foto, video, rekaman, atau dokumen", big)
    rina.sends().reads("Ada berkas yang tidak dapat diterima", "64 MB").still_has(account)
    assert number_of(house, account) == 0
    rina.sends().keeps_the_code()
    assert number_of(house, account) == 1


def test_a_drawing_with_script_is_refused_with_its_reason(house: House, street: Street, tmp_path: Path) -> None:
    drawing = tmp_path / "gambar.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', encoding="ascii")
    account = "Lurah memasang spanduk calon di pagar kelurahan, ada gambarnya."
    rina = _at_the_form(house, street, account).attaches("Foto, video, rekaman, atau dokumen", drawing)
    rina.presses_and_stays("Kirim").reads("Ada berkas yang tidak dapat diterima", "gambar.svg").still_has(account)
    rina.sends().keeps_the_code()
    assert number_of(house, account) == 1


def test_the_second_of_two_officers_is_told_kindly(house: House, street: Street) -> None:
    seed = seeded(house, _untouched, house.cast.budi, act_on=date(2024, 10, 12))
    house.is_on(DAY)
    office = house.cast.budi.office
    bima = house.backstage(
        lambda: add_member(
            email="bima@contoh.invalid", name="Bima", institution=office, role=Role.DISTRICT_SUPERVISOR, since=SINCE
        )
    )
    first = Officer(street, house.cast.budi).signs_in().opens(seed.ref).begins("trace")
    second = Officer(street, Person(bima, office)).signs_in().opens(seed.ref).begins("trace")
    first.confirms("trace", note="Saya ke lapangan.")
    second.confirms("trace", note="Saksinya bersedia ditemui besok.")
    second.reads("Berkas ini baru saja diubah orang lain.", "Saksinya bersedia ditemui besok.")
    end = outcome(house, seed.ref)
    assert (end.stage, end.events.count("trace")) == ("TRACING", 1)
