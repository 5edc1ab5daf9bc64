"""The words of PDF files are read and found, like those of pictures; a scanned page is read as a picture."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from django.core.files.base import ContentFile

from netra.engine.pictures import ocr, papers
from netra.engine.pictures.opening import Unreadable
from netra.evidence.models import CleanState, Evidence
from netra.evidence.services import clean_pending, keep
from netra.pictures import queries
from netra.pictures.models import Picture, Reader, State
from netra.pictures.services import look_at_pending
from netra.practice.scenes import photograph, screenshot

AT = datetime(2024, 10, 8, 3, tzinfo=UTC)
LETTER = "Undangan apel dukungan pasangan calon di Balai Mangunharjo"
needs_reader = pytest.mark.skipif(not ocr.is_installed(), reason="tesseract is not installed here")


def a_letter(*pages: str) -> bytes:
    """A PDF with text on its pages, in one of the fonts every reader has."""
    with pikepdf.new() as made:
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        for text in pages:
            page = made.add_blank_page(page_size=(595, 842))
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            rows = "".join(f"({row}) Tj 0 -20 Td " for row in text.split("\n"))
            page.Contents = made.make_stream(f"BT /F1 12 Tf 60 760 Td {rows}ET".encode())
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def a_scan() -> bytes:
    out = io.BytesIO()
    screenshot("a", None, width=900, words=LETTER, name="Sari Contoh").image.convert("RGB").save(out, "PDF")
    return out.getvalue()


def handed_in(content: bytes, name: str) -> Evidence:
    piece = keep(ContentFile(content, name=name), by="citizen", at=AT)
    clean_pending(at=AT)
    piece.refresh_from_db()
    return piece


@pytest.mark.django_db
def test_it_works(data_folder: Path) -> None:
    piece = handed_in(
        a_letter(LETTER + "\nHadir memakai seragam.", "Halaman kedua: daftar nama yang diundang"), "a.pdf"
    )
    assert piece.clean_state == CleanState.DONE
    waiting = queries.words_on(piece)
    assert waiting is not None
    assert (waiting.lines, waiting.is_paper) == ((), True)
    assert waiting.note
    look_at_pending(at=AT)
    words = queries.words_on(piece)
    assert words is not None
    assert LETTER in words.lines
    assert queries.bearing("mangunharjo seragam diundang", 10) == [piece.sha256]
    assert queries.bearing("mangunharjo nasi", 10) == []
    assert queries.lines_with("seragam", piece) == ["Hadir memakai seragam."]
    row = Picture.objects.get()
    assert (row.state, row.reader, bytes(row.tokens), row.seen_at) == (State.DONE, Reader.READ, b"", None)
    assert not [path for path in data_folder.rglob("*") if path.is_file() and b"Mangunharjo" in path.read_bytes()]


@pytest.mark.django_db
def test_a_paper_is_no_picture_to_publish_or_to_compare(data_folder: Path) -> None:
    letter = handed_in(a_letter(LETTER), "a.pdf")
    out = io.BytesIO()
    photograph("a", (480, 360)).image.convert("RGB").save(out, "JPEG")
    handed_in(out.getvalue(), "b.jpg")
    look_at_pending(at=AT)
    assert set(Picture.objects.values_list("state", flat=True)) == {State.DONE}
    assert queries.places_to_hide(letter) is None
    assert queries.look_state(letter) == ""
    assert queries.alike([letter]) == []


@needs_reader
def test_a_page_that_is_only_a_picture_is_read_as_one() -> None:
    found = papers.read_paper(a_scan())
    assert "Mangunharjo" in found.text
    assert found.reader == "READ"


def test_without_a_reading_program_a_scan_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    found = papers.read_paper(a_scan())
    assert (found.lines, found.reader) == ((), "NO_PROGRAM")
    assert papers.read_paper(a_letter(LETTER)).reader == "READ"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", a_letter(LETTER)[:200], b"no paper at all"])
def test_what_is_broken_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        papers.read_paper(content)


def test_pages_and_letters_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "MOST_PAGES", 2)
    numbered = [f"Halaman bernomor {n} dari sebuah surat edaran" for n in range(5)]
    assert re.findall(r"nomor (\d)", papers.read_paper(a_letter(*numbered)).text) == ["0", "1"]
    monkeypatch.setattr(papers, "MOST_LETTERS", 10)
    assert re.findall(r"nomor (\d)", papers.read_paper(a_letter(*numbered)).text) == ["0"]
