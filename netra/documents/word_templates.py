"""Templates of letters as DOCX, made of parts: what an office takes home, changes in its own program, and brings back.

Tags stand in the text as Jinja: `{{ nomor }}`. A part that repeats or may be left out stands between tags in
paragraphs of their own, which vanish when the template is filled.
"""

from dataclasses import dataclass

import docx
from docx.document import Document as WordFile
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from netra.documents.word_parts import (
    INK,
    QUIET,
    TEXT_WIDTH,
    WARNING,
    bytes_of,
    house_style,
    lay_out,
    number_pages,
    rule_under,
)

LABELS = Cm(3.4)
CODE_SIDE = Cm(2.3)
CENTRE, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


@dataclass(frozen=True, slots=True)
class Running:
    """A paragraph; several lines become several. `place` is "", "right" or "centre"."""

    words: str
    place: str = ""
    is_bold: bool = False
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    words: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading within the letter."""

    words: str


@dataclass(frozen=True, slots=True)
class Rows:
    """Labels with their values."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Each:
    """A line for each thing of a list: `{{ satu }}` in `words` is the thing."""

    list: str
    words: str
    note: str = ""
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a row for each thing of a list, `satu` in the cells."""

    list: str
    header: tuple[str, ...]
    cells: tuple[str, ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class When:
    """Parts that are there only when a tag has a value."""

    tag: str
    parts: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class SignHere:
    """The signer on the right, who gets a copy and the code on the left."""

    with_copies: bool = True


Part = Running | Title | Chapter | Rows | Each | Grid | When | SignHere


def build_template(parts: tuple[Part, ...], *, foot: str, practice: str) -> bytes:
    """The template as DOCX with the letterhead of `kantor`; the same parts give the same bytes."""
    file = docx.Document()
    house_style(file, language="id")
    section = file.sections[0]
    lay_out(section)
    top = section.header.paragraphs[0]
    top.alignment = CENTRE
    mark = top.add_run("{% if latihan %}" + practice + "{% endif %}")
    mark.bold, mark.font.size, mark.font.color.rgb = True, Pt(9), WARNING
    bottom = section.footer.paragraphs[0]
    bottom.paragraph_format.tab_stops.clear_all()
    bottom.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    told = bottom.add_run(foot)
    told.font.size, told.font.color.rgb = Pt(8), QUIET
    bottom.add_run().add_tab()
    number_pages(bottom, page="Halaman", of="dari")
    _letterhead(file)
    _add(file, parts)
    about = file.core_properties
    about.title = about.author = about.comments = about.last_modified_by = ""
    return bytes_of(file)


def _letterhead(file: WordFile) -> None:
    head = file.add_paragraph()
    head.alignment = CENTRE
    head.paragraph_format.space_after = Pt(12)
    name = head.add_run("{{ kantor.nama|upper }}")
    name.bold, name.font.size, name.font.color.rgb = True, Pt(14), INK
    for tag in ("kantor.alamat", "kantor.kontak"):
        small = head.add_run(f"{{% if {tag} %}}\n{{{{ {tag} }}}}{{% endif %}}")
        small.font.size, small.font.color.rgb = Pt(9), QUIET
    rule_under(head, heavy=True)


def _add(file: WordFile, parts: tuple[Part, ...]) -> None:
    for part in parts:
        match part:
            case Running():
                for line in part.words.split("\n"):
                    _text(file, line, part)
            case Title():
                file.add_paragraph(part.words, style="Title")
                if part.under:
                    file.add_paragraph(part.under).alignment = CENTRE
            case Chapter():
                file.add_heading(part.words, level=1)
            case Rows():
                _rows(file, part)
            case Each():
                _each(file, part)
            case Grid():
                _grid(file, part)
            case When():
                file.add_paragraph(f"{{%p if {part.tag} %}}")
                _add(file, part.parts)
                file.add_paragraph("{%p endif %}")
            case SignHere():
                _signature(file, part)


def _text(file: WordFile, words: str, part: Running) -> None:
    paragraph = file.add_paragraph()
    run = paragraph.add_run(words)
    run.bold = part.is_bold or None
    if part.is_quiet:
        run.font.size, run.font.color.rgb = Pt(9), QUIET
    paragraph.alignment = {"right": RIGHT, "centre": CENTRE}.get(part.place, JUSTIFY)


def _rows(file: WordFile, part: Rows) -> None:
    """A row without a value is left out."""
    table = file.add_table(rows=0, cols=2)
    table.autofit = False
    for label, value in part.pairs:
        tag = value.strip("{} ") if value.startswith("{{") and value.count("{{") == 1 else ""
        if tag:
            table.add_row().cells[0].paragraphs[0].add_run(f"{{%tr if {tag} %}}")
        cells = table.add_row().cells
        _write(cells[0], label)
        _write(cells[1], f": {value}")
        if tag:
            table.add_row().cells[0].paragraphs[0].add_run("{%tr endif %}")
    for row in table._tbl.iterchildren(qn("w:tr")):
        row.tc_lst[0].width, row.tc_lst[1].width = LABELS, TEXT_WIDTH - LABELS
    table.columns[0].width, table.columns[1].width = LABELS, TEXT_WIDTH - LABELS
    file.add_paragraph().paragraph_format.space_after = Pt(0)


def _each(file: WordFile, part: Each) -> None:
    file.add_paragraph(f"{{%p for satu in {part.list} %}}")
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
    mark = "{{ loop.index }}." if part.is_numbered else "\N{EN DASH}"
    paragraph.add_run(f"{mark}\t{part.words}")
    if part.note:
        note = paragraph.add_run(f"{{% if {part.note} %}}\n{{{{ {part.note} }}}}{{% endif %}}")
        note.font.size, note.font.color.rgb = Pt(9), QUIET
    file.add_paragraph("{%p endfor %}")


def _grid(file: WordFile, part: Grid) -> None:
    table = file.add_table(rows=4, cols=len(part.header), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for cell, words in zip(table.rows[0].cells, part.header, strict=True):
        _write(cell, words, is_bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    table.rows[1].cells[0].paragraphs[0].add_run(f"{{%tr for satu in {part.list} %}}")
    for cell, words in zip(table.rows[2].cells, part.cells, strict=True):
        _write(cell, words, size=9)
    table.rows[3].cells[0].paragraphs[0].add_run("{%tr endfor %}")
    for place, share in enumerate(part.widths):
        width = int(TEXT_WIDTH * share)
        table.columns[place].width = width
        for row in table._tbl.iterchildren(qn("w:tr")):
            row.tc_lst[place].width = width
    file.add_paragraph().paragraph_format.space_after = Pt(0)


def _signature(file: WordFile, part: SignHere) -> None:
    file.add_paragraph().paragraph_format.keep_with_next = True
    table = file.add_table(rows=1, cols=2)
    table.autofit = False
    left, right = table.rows[0].cells
    _write(left, "{{ qr }}")
    _small(left.add_paragraph(), "{% if nomor_terbit %}Periksa keaslian: {{ keaslian.alamat }}{% endif %}")
    if part.with_copies:
        for words in (
            "{%p if tembusan %}",
            "Tembusan:",
            "{%p for satu in tembusan %}",
            "{{ loop.index }}. {{ satu }}",
            "{%p endfor %}",
            "{%p endif %}",
        ):
            _small(left.add_paragraph(), words)
    room = right.paragraphs[0]
    room.alignment = CENTRE
    room.add_run("{{ penanda_tangan.jabatan }}\n\n\n\n\n")
    room.add_run("{{ penanda_tangan.nama }}").bold = True
    for cell in (left, right):
        cell.width = TEXT_WIDTH // 2
    table.columns[0].width = table.columns[1].width = TEXT_WIDTH // 2
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _write(cell: _Cell, words: str, *, is_bold: bool = False, size: int = 10) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(words)
    run.bold, run.font.size = is_bold or None, Pt(size)


def _small(paragraph: WordParagraph, words: str) -> None:
    paragraph.paragraph_format.space_after = Pt(1)
    run = paragraph.add_run(words)
    run.font.size, run.font.color.rgb = Pt(8.5), QUIET
