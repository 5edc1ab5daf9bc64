"""Papers: the same data the same bytes, and what people wrote stays text."""

import io
import shutil
import subprocess
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.documents import glyphs, services
from netra.documents.services import Line, Printable, Receipt, render_pdf
from netra.documents.wording import day_in_words, in_words, moment_in_words, showable
from tests.documents import samples, sheets

TEMPLATES = Path(services.__file__).parent.parent / "templates_typst"
PAPERS: dict[str, Printable] = {**samples.every_paper(), "appeal": sheets.appeal(), "sheet": sheets.sheet()}


def text_of(pdf: bytes) -> str:
    """What a reader of the PDF reads; skips where poppler is absent."""
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    return subprocess.run([tool, "-layout", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_it_works(paper: Printable, language: str) -> None:
    with pikepdf.open(io.BytesIO(render_pdf(paper, language=language))) as pdf:
        assert 1 <= len(pdf.pages) <= 3
        assert str(pdf.Root.Lang) == language
        with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
            assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "B")
            assert about["xmp:CreateDate"].startswith("2024-10-07T03:15:00")


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_the_same_data_give_the_same_bytes(paper: Printable) -> None:
    assert render_pdf(paper, language="id") == render_pdf(paper, language="id")


def test_other_data_give_other_bytes() -> None:
    receipt = samples.receipt()
    later = replace(receipt, made_at=datetime(2025, 1, 1, tzinfo=UTC))
    other = {render_pdf(paper, language="id") for paper in (receipt, later, replace(receipt, code="X"))}
    assert len(other | {render_pdf(receipt, language="en")}) == 4


def test_what_a_receipt_says() -> None:
    text = text_of(render_pdf(samples.receipt(), language="id-ID"))
    for said in (samples.CODE, "BAWASLU KABUPATEN CONTOH", "Senin, 7 Oktober 2024, pukul 10.15 WIB", "2 foto"):
        assert said in text
    assert "LATIHAN" not in text
    assert "Receipt of a tip".upper() in text_of(render_pdf(samples.receipt(), language="en"))


def test_a_receipt_has_no_place_for_the_name_of_a_reporter() -> None:
    for paper in (Receipt, services.Summons, services.StatusNotice, services.Referral, services.Dossier):
        assert not {"reporter", "name", "reporter_name"} & {field.name for field in fields(paper)}


def test_the_reporter_stands_on_the_report_form_only() -> None:
    for name, paper in PAPERS.items():
        assert ("Rina" in text_of(render_pdf(paper, language="id"))) is (name == "report_form")


def test_practice_is_marked_on_every_page() -> None:
    many = tuple(Line(f"Hal {number}", "catatan") for number in range(120))
    text = text_of(render_pdf(samples.dossier(head=many, practice=True), language="id"))
    pages = text.split("\f")[:-1]
    assert len(pages) > 2
    for page in pages:
        assert "LATIHAN: bukan dokumen resmi" in page


HOSTILE = '#panic("x") $x^2$ #read("/etc/passwd") *tebal* _miring_ `kode` @ref <label> "); #eval("1") \\ // = - + /*'


def test_what_people_wrote_is_never_layout() -> None:
    receipt = samples.receipt(received=(Line(HOSTILE, HOSTILE),), channel=HOSTILE, code=HOSTILE[:20])
    text = " ".join(text_of(render_pdf(receipt, language="id")).split())
    assert '#panic("x") $x^2$ #read("/etc/passwd") *tebal*' in text
    assert "root:" not in text


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=300))
def test_any_text_can_be_printed(text: str) -> None:
    minutes = replace(PAPERS["minutes"], remarks=text, place=text, exchanges=(services.Exchange(text, text),))  # type: ignore[arg-type]
    assert render_pdf(minutes, language="id").startswith(b"%PDF-1.7")


def test_signs_without_a_glyph_become_squares_and_do_no_harm() -> None:
    receipt = samples.receipt(channel="Aku 王 🙂 \0\x01 Ñ\N{RIGHT-TO-LEFT OVERRIDE} é")
    text = text_of(render_pdf(receipt, language="id"))
    assert "Aku □ □ Ñ é" in " ".join(text.split())


def test_a_mark_that_no_font_can_join_is_dropped_rather_than_the_paper() -> None:
    assert render_pdf(samples.receipt(channel="x\N{COMBINING DOUBLE VERTICAL LINE ABOVE}" * 9), language="id")


def test_a_long_word_and_a_long_story_stay_on_the_paper() -> None:
    assert render_pdf(samples.receipt(channel="w" * 10_000), language="id")
    with pikepdf.open(
        io.BytesIO(render_pdf(samples.dossier(head=(Line("x", "kata " * 20_000),)), language="id"))
    ) as pdf:
        assert len(pdf.pages) > 10


def test_every_paper_has_its_template_and_none_fetches_anything() -> None:
    files = {path.stem: path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.typ")}
    assert set(files) == {*PAPERS, "house", "poster", "word"}
    for source in files.values():
        assert "@preview" not in source
        assert "eval(" not in source
        assert all(line.startswith('#import "house.typ": ') for line in source.splitlines() if "#import" in line)


def test_the_table_of_glyphs_is_true() -> None:
    def can_show(number: int) -> bool:
        source = b'#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))\n#sys.inputs.sign'
        sign = {"sign": chr(number)}
        try:
            typst.compile(source, format="pdf", ignore_system_fonts=True, sys_inputs=sign, pdf_standards=["a-2b"])
        except typst.TypstError:
            return False
        return True

    for start, end in glyphs.RANGES:
        assert can_show(start), hex(start)
        assert can_show(end), hex(end)
    for outside in (0x4E00, 0x1F642, 0xA984, 0x0E01):
        assert not can_show(outside)
        assert showable(chr(outside)) == "□"


@pytest.mark.parametrize(
    ("offset", "said"),
    [(7, "pukul 10.15 WIB"), (8, "pukul 10.15 WITA"), (9, "pukul 10.15 WIT"), (2, "pukul 10.15 UTC+0200")],
)
def test_a_moment_names_its_zone(offset: int, said: str) -> None:
    from datetime import timedelta, timezone

    moment = samples.AT.replace(tzinfo=timezone(timedelta(hours=offset)))
    assert moment_in_words(moment, "id") == f"Senin, 7 Oktober 2024, {said}"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        render_pdf(samples.receipt(received_at=datetime(2024, 10, 7)), language="id")


def test_days_in_both_languages() -> None:
    assert day_in_words(date(2024, 11, 27), "id") == "Rabu, 27 November 2024"
    assert day_in_words(date(2024, 11, 27), "en") == "Wednesday, 27 November 2024"


def test_what_a_paper_cannot_show_is_refused() -> None:
    with pytest.raises(TypeError, match="int"):
        in_words(samples.receipt(code=7), "id")
