"""DOCX: opens again, says what it was given, and comes out the same."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import docx
import pikepdf
import pytest
from docx.document import Document as WordFile
from PIL import Image

from netra.documents.services import Addressed, Appeal, BadDrawing, Line, Sheet, render_docx, render_pdf, svg_to_png
from tests.documents import sheets
from tests.documents.test_render import HOSTILE, text_of


def opened(document: Sheet | Appeal, language: str = "id") -> WordFile:
    return docx.Document(io.BytesIO(render_docx(document, language=language)))


def words_of(file: WordFile) -> str:
    """Everything in reading order, tables included."""
    return "\n".join(str(node.text or "") for node in file.element.body.iter() if node.tag.endswith("}t"))


def test_it_works() -> None:
    file = opened(sheets.sheet())
    words = words_of(file)
    for said in ("BAWASLU KABUPATEN CONTOH", "Laporan bulanan", "Tiga perkara.", "Demak", "Sari Rekaan", "Arsip"):
        assert said in words
    assert len(file.inline_shapes) == 1
    assert file.inline_shapes[0]._inline.docPr.get("descr") == "Peta: Kudus 3"
    assert "Kosong" not in words
    assert "Monthly report" in words_of(opened(sheets.sheet(), "en"))


def test_each_letter_of_an_appeal_has_its_number_and_its_pages() -> None:
    appeal = sheets.appeal()
    file = opened(appeal)
    assert [section.footer.paragraphs[0].text.split("\t")[0] for section in file.sections] == [
        letter.number for letter in appeal.letters
    ]
    assert words_of(file).count("Kepala Dinas Nomor") == 3
    assert "SECTIONPAGES" in file.sections[0].footer._element.xml
    pages = text_of(render_pdf(appeal, language="id")).split("\f")[:-1]
    assert len(pages) == 3
    for page, letter in zip(pages, appeal.letters, strict=True):
        assert page.count(letter.number) == 2  # in the head and at the foot
        assert str(letter.recipient.title) in page
        assert "Halaman 1 dari 1" in page


def test_a_letter_of_two_pages_counts_its_own() -> None:
    appeal = sheets.appeal(text="Kalimat yang panjang sekali.\n" * 45)
    feet = [page.strip().splitlines()[-1] for page in text_of(render_pdf(appeal, language="id")).split("\f")[:-1]]
    assert [foot.split("Halaman ")[1] for foot in feet][:4] == ["1 dari 2", "2 dari 2"] * 2
    assert feet[2].strip().startswith("42/PM/X/2024")


@pytest.mark.parametrize("document", [sheets.sheet(), sheets.appeal()], ids=["sheet", "appeal"])
def test_the_same_data_give_the_same_bytes(document: Sheet | Appeal) -> None:
    first = render_docx(document, language="id")
    assert first == render_docx(document, language="id")
    assert first != render_docx(document, language="en")
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    about = opened(document).core_properties
    assert (about.author, about.created) == ("Bawaslu Kabupaten Contoh", about.modified)
    assert about.created is not None
    assert about.created.isoformat().startswith("2024-10-07T03:15:00")


def test_practice_is_marked_on_every_page() -> None:
    for document in (sheets.sheet(practice=True), sheets.appeal(practice=True)):
        for section in opened(document).sections:
            assert "LATIHAN: bukan dokumen resmi" in section.header.paragraphs[0].text
    assert "LATIHAN" not in opened(sheets.sheet()).sections[0].header.paragraphs[0].text


def test_what_people_wrote_stays_text() -> None:
    nasty = HOSTILE + "<w:p/>\x00\x0b\N{RIGHT-TO-LEFT OVERRIDE}\ud800\ufffe 王 🙂"
    letters = (Addressed(nasty, Line(nasty, nasty)),)
    words = words_of(opened(sheets.appeal(text=nasty, letters=letters)))
    assert '#panic("x") $x^2$ #read("/etc/passwd") *tebal*' in words
    assert "<w:p/> 王 🙂" in words
    assert render_pdf(sheets.appeal(text=nasty, letters=letters), language="id").startswith(b"%PDF")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render_docx(replace(sheets.sheet(), made_at=datetime(2024, 10, 7)), language="id")


def test_a_drawing_becomes_a_picture_of_the_width_asked_for() -> None:
    png = svg_to_png(sheets.DRAWING, width=1200)
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.size == (1200, 300)
    assert png == svg_to_png(sheets.DRAWING, width=1200)


@pytest.mark.parametrize("svg", ["", "<svg", "kata", "<html></html>"])
def test_what_is_no_drawing_is_refused(svg: str) -> None:
    with pytest.raises(BadDrawing):
        svg_to_png(svg, width=300)


def test_two_hundred_letters_in_one_file() -> None:
    letters = tuple(Addressed(f"{number}/PM/X/2024", Line(f"Kepala {number}")) for number in range(1, 201))
    with pikepdf.open(io.BytesIO(render_pdf(sheets.appeal(letters=letters), language="id"))) as pdf:
        assert len(pdf.pages) == 200
