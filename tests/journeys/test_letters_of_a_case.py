"""Every document of a case is prepared, numbered and sent; whoever holds one asks the page behind its code whether it
is genuine, and a copy with one other byte is refused."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from netra.letters.kinds import KINDS
from netra.letters.models import Letter
from tests.cases.conftest import DAY, MARK, AtPpk, walked_to_ppk
from tests.journeys.house import House
from tests.journeys.people import Officer, Street, Visitor
from tests.letters.builders import PATTERN, whole_file

pytestmark = pytest.mark.journey


def seeded(house: House) -> AtPpk:
    """A case with every paper a letter is made from."""
    at_ppk = walked_to_ppk(house.cast)
    at_ppk.case.papers.filter(accused=at_ppk.dewi).update(withdrawn_on=DAY)
    whole_file(at_ppk, house.cast)
    return at_ppk


def writes_all(officer: Officer, ref: str) -> int:
    """Prepare, number and send whatever letter there is to write; how many there were."""
    prepare = officer.page.get_by_role("button", name="Siapkan surat", exact=True)
    officer.goes_to(f"/perkara/{ref}/surat/")
    written = 0
    while prepare.count():
        officer.presses("Siapkan surat").presses("Beri nomor dan tetapkan").reads("Surat bernomor")
        if officer.page.get_by_label("Diantar atau diserahkan langsung").is_checked():
            officer.writes("Diterima oleh", "Penerima Contoh, sekretariat")
        officer.presses("Kirim").reads("Pengiriman dicatat.", "Terkirim")
        written += 1
        officer.goes_to(f"/perkara/{ref}/surat/")
    return written


def test_every_document_is_prepared_numbered_and_sent(house: House, street: Street, tmp_path: Path) -> None:
    # Given: a case that went all the way to the personnel authority, and an office that has a way of numbering.
    house.is_on(date(2024, 10, 12))
    case = house.backstage(lambda: seeded(house)).case
    budi = Officer(street, house.cast.budi).signs_in()
    budi.goes_to(f"/perkara/{case.ref}/").follows("Surat").follows("Naskah dan nomor kantor").follows("Buku nomor")
    budi.writes("Nama buku nomor", "Surat keluar").writes("Pola nomor", PATTERN)
    budi.presses("Buat buku nomor").reads("001/CONTOH/X/2024")

    # When: Budi and Vera write what is theirs,
    assert writes_all(budi, case.ref) == 8
    assert writes_all(Officer(street, house.cast.vera).signs_in(), case.ref) == 2

    # Then: every kind of document has its number and went out,
    kinds = house.backstage(lambda: sorted(Letter.objects.filter(case=case).values_list("kind", flat=True)))
    assert kinds == sorted(KINDS)
    expect(budi.goes_to(f"/perkara/{case.ref}/surat/").page.get_by_text("Terkirim", exact=True)).to_have_count(10)

    # and who holds the letter of the accused asks the page behind its code, which names no case and nobody.
    key = house.backstage(lambda: Letter.objects.get(case=case, kind="SUMMONS").key)
    budi.follows("Undangan klarifikasi: Joko Contoh")
    letter = tmp_path / "surat.pdf"
    address = budi.page.get_by_role("link", name="PDF", exact=True).first.get_attribute("href")
    letter.write_bytes(budi.page.request.get(f"{house.url}{address}").body())
    altered = tmp_path / "lain.pdf"
    altered.write_bytes(letter.read_bytes()[:-1] + b" ")
    joko = Visitor(street, phone=True).goes_to(f"/surat/{key}/").reads("Surat ini terdaftar", "Bawaslu Kabupaten Kudus")
    joko.reads_nothing_of(case.ref, "Joko", MARK, "Undangan")
    joko.attaches("Berkas surat", letter).presses("Periksa").reads("Berkas ini asli")
    joko.attaches("Berkas surat", altered).presses("Periksa").reads("Bukan berkas yang diterbitkan")
