"""Ten agencies of Kudus were told nothing. Budi writes to all of them in one step, holds a session, and sees the gap
close; the participants sign in on their phones, one of them without JavaScript.

Seeded by services: twelve agencies, two of them told at an earlier session.
"""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import expect

from netra.campaigns.models import Employment, Exactness
from netra.campaigns.services import ReachDraft
from netra.registry.models import Agency
from tests.campaigns.agencies import agencies_of_kudus
from tests.campaigns.builders import an_act
from tests.journeys.house import House
from tests.journeys.people import Officer, Street, Visitor

pytestmark = pytest.mark.journey

TOLD = 2


def _twelve(house: House) -> Callable[[], list[str]]:
    def seed() -> list[str]:
        agencies = agencies_of_kudus(12)
        an_act(house.cast.budi, on=date(2026, 11, 2), reaches=[_told(one) for one in agencies[:TOLD]])
        return [one.name for one in agencies]

    return seed


def _told(agency: Agency) -> ReachDraft:
    return ReachDraft(agency=agency, employment=Employment.PNS, people=20, exactness=Exactness.EXACT)


def test_a_letter_to_all_and_a_session_close_the_gap(house: House, street: Street) -> None:
    # Given: ten of twelve agencies that nobody told.
    house.is_on(date(2026, 11, 16))
    names = house.backstage(_twelve(house))
    gap, late = names[TOLD], names[TOLD + 1]

    # When: Budi looks who was reached, the gaps first,
    budi = Officer(street, house.cast.budi).signs_in().follows("Pencegahan").follows("Cakupan")
    budi.reads("Belum diberi tahu", gap, "belum").follows("Surati 10 instansi yang belum diberi tahu")

    # writes to all of them at once, with numbers of his own register,
    budi.writes("Pola nomor surat kantor Anda", "{nomor}/PM.00.02/K.JT-14/{bulan}/{tahun}")
    budi.writes("Nomor urut pertama", "041").writes("Nama penanda tangan", "Ketua Rekaan")
    budi.presses("Buat semua surat").reads("041/PM.00.02/K.JT-14/XI/2026", "050/PM.00.02/K.JT-14/XI/2026")
    for name, kind in (("Semua surat, PDF", b"%PDF"), ("Semua surat, DOCX", b"PK")):
        assert budi.downloads(name).startswith(kind)
    # and has them carried, since this house has no mail server.
    for box in budi.page.locator("input[name=letters]").all():
        box.check()
    budi.presses("Catat sudah diantar").follows("Cakupan Kabupaten Kudus")
    budi.reads_nothing_of("Surati 10 instansi").reads(gap, "tertulis")

    # A session follows. The code hangs on the wall; two people come with their phones.
    budi.follows("Register pencegahan").follows("Catat kegiatan").follows("Sosialisasi")
    budi.writes("Judul", "Sosialisasi netralitas November").writes("Tanggal", "2026-11-16")
    budi.presses("Simpan").follows("Siapkan presensi")
    budi.writes("Hari", "2026-11-16").writes("Dibuka pukul", "00:00").writes("Ditutup pukul", "23:59")
    budi.presses("Siapkan kode presensi")
    address = budi.page.locator("#alamat").inner_text().strip()
    for agency, scripts in ((gap, True), (late, False)):
        guest = Visitor(street, phone=True, scripts=scripts).goes_to(re.sub(r"^.*(?=/hadir/)", "", address))
        guest.selects("Instansi Anda", agency).selects("Status kepegawaian", "PNS").presses("Saya hadir")
        guest.reads("Tercatat, terima kasih").closes_the_browser()
    expect(budi.page.locator("main")).to_contain_text(gap)  # the count comes by itself
    expect(budi.page.locator("main")).to_contain_text(late)
    budi.presses("Tutup presensi sekarang").presses("Masukkan ke khalayak kegiatan")

    # Then: the two were met face to face, and nobody is left untold.
    budi.goes_to("/pencegahan/cakupan/33.19/").reads("Sudah ikut tatap muka", gap)
    met = budi.page.locator("li", has_text=gap)
    expect(met).to_contain_text("tatap muka")
    expect(budi.page.get_by_text("Belum diberi tahu")).to_have_count(0)
