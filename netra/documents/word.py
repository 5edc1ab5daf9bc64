"""Letters and reports as DOCX, for offices that must still change a word before they sign."""

import io

import docx
from docx.document import Document as WordFile
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from netra.documents.data import Line, Office, Words
from netra.documents.drawings import svg_to_png
from netra.documents.sheets import (
    Addressed,
    Appeal,
    Block,
    Facts,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Sheet,
    Signature,
    Table,
)
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
    stamp,
)
from netra.documents.wording import said
from netra.domain.words import Text

PICTURE_WIDTH = 1600  # pixels: sharp in print at the width of the page
PRACTICE = Text(
    "LATIHAN: bukan dokumen resmi, semua orang di dalamnya rekaan",
    "PRACTICE: not an official paper, everybody in it is invented",
)
PAGE, OF = Text("Halaman", "Page"), Text("dari", "of")
NUMBER, NATURE = Text("Nomor", "Number"), Text("Sifat", "Nature")
ENCLOSURE, SUBJECT = Text("Lampiran", "Enclosure"), Text("Perihal", "Subject")
TO, COPIES = Text("Kepada Yth.", "To"), Text("Tembusan", "Copies to")
EMPTY = "\N{NO-BREAK SPACE}"


def render_docx(document: Sheet | Appeal, *, language: str) -> bytes:
    """The paper as DOCX. `language` is "id" or "en"; anything else is Indonesian. The same data give the same bytes.

    Raises `ValueError` for a moment without a time zone.
    """
    if document.made_at.utcoffset() is None:
        raise ValueError("The moment of a paper needs a time zone.")
    writer = _Writer(document, "en" if language.startswith("en") else "id")
    match document:
        case Appeal():
            for place, letter in enumerate(document.letters):
                writer.letter(document, letter, is_first=place == 0)
        case Sheet():
            writer.sheet(document)
    return writer.bytes()


class _Writer:
    """One file while it is written, from top to bottom."""

    def __init__(self, document: Sheet | Appeal, language: str) -> None:
        self.document, self.language = document, language
        self.file: WordFile = docx.Document()
        house_style(self.file, language=language)

    def bytes(self) -> bytes:
        title = self.document.subject if isinstance(self.document, Appeal) else self.document.title
        stamp(
            self.file,
            title=self.say(title),
            author=self.say(self.document.office.name),
            made_at=self.document.made_at,
            language=self.language,
        )
        return bytes_of(self.file)

    def say(self, words: Words) -> str:
        return said(words, self.language)

    # whole papers

    def sheet(self, sheet: Sheet) -> None:
        self._frame(self.file.sections[0], sheet.reference, sheet.practice)
        self._letterhead(sheet.office)
        self.file.add_paragraph(self.say(sheet.title), style="Title")
        for line in (self.say(sheet.subtitle), f"{self.say(NUMBER)}: {sheet.number}" if sheet.number else ""):
            if line:
                self.file.add_paragraph(said(line, self.language)).alignment = WD_ALIGN_PARAGRAPH.CENTER
        for block in sheet.blocks:
            self._block(block)

    def letter(self, appeal: Appeal, letter: Addressed, *, is_first: bool) -> None:
        section = self.file.sections[0] if is_first else self.file.add_section(WD_SECTION.NEW_PAGE)
        self._frame(section, letter.number, appeal.practice)
        self._letterhead(appeal.office)
        day = said(appeal.made_on, self.language).split(", ")[-1]
        self.file.add_paragraph(
            ", ".join(part for part in (self.say(appeal.place), day) if part)
        ).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        head = ((NUMBER, letter.number), (NATURE, appeal.nature), (ENCLOSURE, appeal.enclosure))
        self._pairs((*head, (SUBJECT, appeal.subject)), label_width=Cm(2.4))
        to = self.file.add_paragraph(f"{self.say(TO)}\n")
        to.paragraph_format.space_before = Pt(10)
        to.add_run(self.say(letter.recipient.title)).bold = True
        if letter.recipient.note:
            to.add_run(f"\n{self.say(letter.recipient.note)}")
        self._text(appeal.text, justified=True)
        if appeal.rules:
            self._block(Heading(appeal.rules_heading))
            self._block(Items(appeal.rules))
        self._text(appeal.closing, justified=True)
        self._block(Signature(appeal.signer, appeal.copies_to))

    # parts of a page

    def _frame(self, section: Section, reference: Words, practice: bool) -> None:
        lay_out(section)
        section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
        if practice:
            top = section.header.paragraphs[0]
            top.alignment = WD_ALIGN_PARAGRAPH.CENTER
            mark = top.add_run(self.say(PRACTICE))
            mark.bold, mark.font.size, mark.font.color.rgb = True, Pt(9), WARNING
        foot = section.footer.paragraphs[0]
        foot.paragraph_format.tab_stops.clear_all()
        foot.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
        run = foot.add_run(self.say(reference))
        run.font.size, run.font.color.rgb = Pt(8), QUIET
        foot.add_run().add_tab()
        number_pages(foot, page=self.say(PAGE), of=self.say(OF))

    def _letterhead(self, office: Office) -> None:
        head = self.file.add_paragraph()
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        head.paragraph_format.space_after = Pt(12)
        name = head.add_run(self.say(office.name).upper())
        name.bold, name.font.size, name.font.color.rgb = True, Pt(14), INK
        for line in (office.address, office.contact):
            if line:
                small = head.add_run(f"\n{self.say(line)}")
                small.font.size, small.font.color.rgb = Pt(9), QUIET
        rule_under(head, heavy=True)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self.file.add_heading(self.say(block.text), level=2 if block.is_sub else 1)
            case Paragraph():
                self._text(block.text, quiet=block.is_quiet)
            case Items():
                for place, line in enumerate(block.lines, start=1):
                    self._item(f"{place}." if block.is_numbered else "\N{EN DASH}", line)
            case Facts():
                self._pairs(block.rows, label_width=Cm(5))
            case Table():
                self._table(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Signature():
                self._signature(block)

    def _text(self, words: Words, *, quiet: bool = False, justified: bool = False) -> None:
        for line in self.say(words).split("\n"):
            if not line.strip():
                continue
            paragraph = self.file.add_paragraph()
            run = paragraph.add_run(line.strip())
            if quiet:
                run.font.size, run.font.color.rgb = Pt(9), QUIET
            if justified:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    def _item(self, mark: str, line: Line) -> None:
        """Marks are written out rather than left to Word's lists, whose numbers run on from one letter to the next."""
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Cm(0.8), Cm(-0.8)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
        paragraph.add_run(f"{mark}\t{self.say(line.title)}")
        if line.note:
            note = paragraph.add_run(f"\n{self.say(line.note)}")
            note.font.size, note.font.color.rgb = Pt(9), QUIET

    def _pairs(self, rows: tuple[tuple[Words, Words], ...], *, label_width: int) -> None:
        kept = [(self.say(label), self.say(value)) for label, value in rows if self.say(value)]
        if not kept:
            return
        table = self.file.add_table(rows=0, cols=2)
        table.autofit = False
        for label, value in kept:
            cells = table.add_row().cells
            _write(cells[0], label)
            _write(cells[1], f": {value}")
        _widths(table, (label_width, TEXT_WIDTH - label_width))

    def _table(self, block: Table) -> None:
        columns = len(block.header)
        numbers = [*block.is_number, *(False,) * columns][:columns]
        table = self.file.add_table(rows=1, cols=columns, style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for cell, words, is_number in zip(table.rows[0].cells, block.header, numbers, strict=True):
            _write(cell, self.say(words), bold=True, right=is_number)
        _repeat(table)
        # Cells of a growing table are looked up anew at every row; filled from the XML a long table stays quick.
        for row in block.rows:
            added = table.add_row()
            for cell, words, is_number in zip(added.cells, row, numbers, strict=True):
                _write(cell, self.say(words), right=is_number)
        narrow = min(Cm(2.2), TEXT_WIDTH // columns)
        wide = (TEXT_WIDTH - narrow * sum(numbers)) // max(1, numbers.count(False))
        _widths(table, tuple(narrow if is_number else wide for is_number in numbers) if not all(numbers) else None)
        self._text(block.caption or EMPTY, quiet=True)

    def _picture(self, block: Picture) -> None:
        image = (
            self.file.add_paragraph()
            .add_run()
            .add_picture(io.BytesIO(svg_to_png(block.svg, width=PICTURE_WIDTH)), width=TEXT_WIDTH)
        )
        image._inline.docPr.set("descr", self.say(block.alt))
        self._text(block.caption, quiet=True)

    def _signature(self, block: Signature) -> None:
        gap = self.file.add_paragraph()
        gap.paragraph_format.keep_with_next = True
        table = self.file.add_table(rows=1, cols=2)
        table.autofit = False
        left, right = table.rows[0].cells
        lines = [self.say(COPIES) + ":"] if block.copies_to else []
        lines += [f"{place}. {self.say(one.title)}" for place, one in enumerate(block.copies_to, start=1)]
        _write(left, "\n".join(lines), size=9)
        room = right.paragraphs[0]
        room.alignment = WD_ALIGN_PARAGRAPH.CENTER
        room.add_run(self.say(block.signer.note) + "\n\n\n\n\n")
        room.add_run(self.say(block.signer.title)).bold = True
        _widths(table, (TEXT_WIDTH // 2, TEXT_WIDTH // 2))
        _unbroken(table)


def _write(cell: _Cell, words: str, *, bold: bool = False, right: bool = False, size: int = 10) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    run = paragraph.add_run(words)
    run.bold, run.font.size = bold or None, Pt(size)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _widths(table: WordTable, widths: tuple[int, ...] | None) -> None:
    """Word believes the cells, other programs the grid; both are told."""
    for place, width in enumerate(widths or ()):
        table.columns[place].width = width
        for cell in table._tbl.iterchildren(qn("w:tr")):
            cell.tc_lst[place].width = width


def _repeat(table: WordTable) -> None:
    """The head of a table again on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _unbroken(table: WordTable) -> None:
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
