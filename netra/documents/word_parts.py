"""What python-docx leaves to its caller: page numbers, rules under the letterhead, files that come out the same."""

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Arial"
INK = RGBColor(0x1D, 0x2B, 0x36)
QUIET = RGBColor(0x5B, 0x67, 0x70)
WARNING = RGBColor(0xA3, 0x1D, 0x1D)
TEXT_WIDTH = Cm(21 - 2 * 2.4)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a ZIP can name


def house_style(file: WordFile, *, language: str) -> None:
    """Fonts, sizes and distances of the house, in the file's own styles, so that an office can change them."""
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.15
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:val"), "en-GB" if language == "en" else "id-ID")
    normal.element.get_or_add_rPr().append(tongue)
    for name, size, before in (("Title", 14, 6), ("Heading 1", 12, 14), ("Heading 2", 11, 10)):
        style = file.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(4)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            if "Theme" in key or "theme" in key:
                del fonts.attrib[key]
        for part in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{part}"), FONT)
    title = file.styles["Title"]
    title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for border in title.element.xpath("w:pPr/w:pBdr"):
        border.getparent().remove(border)


def lay_out(section: Section) -> None:
    """A4 with the margins of the house; pages counted from one again."""
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.2)
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    # The schema wants it before the columns.
    columns = section._sectPr.find(qn("w:cols"))
    section._sectPr.append(numbering) if columns is None else columns.addprevious(numbering)


def number_pages(paragraph: Paragraph, *, page: str, of: str) -> None:
    """ "Halaman 1 dari 2", counted by the reader's own program within this section."""
    _quiet(paragraph.add_run(f"{page} "))
    _field(paragraph, "PAGE")
    _quiet(paragraph.add_run(f" {of} "))
    _field(paragraph, "SECTIONPAGES")


def rule_under(paragraph: Paragraph, *, heavy: bool = False) -> None:
    """A line under a paragraph, as under a letterhead."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for key, value in (("val", "thinThickSmallGap" if heavy else "single"), ("sz", "18" if heavy else "4")):
        bottom.set(qn(f"w:{key}"), value)
    bottom.set(qn("w:space"), "4")
    bottom.set(qn("w:color"), str(INK))
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def stamp(file: WordFile, *, title: str, author: str, made_at: datetime, language: str) -> None:
    """The file's own particulars: nothing of the machine, the moment of the paper instead of the clock."""
    moment = made_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    about = file.core_properties
    about.title, about.author, about.last_modified_by = title[:255], author[:255], author[:255]
    about.created = about.modified = moment
    about.revision, about.language, about.comments = 1, language, ""


def bytes_of(file: WordFile) -> bytes:
    """The file, packed again in a fixed order with fixed times: the same content gives the same bytes."""
    first = io.BytesIO()
    file.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            new.writestr(entry, old.read(name))
    return second.getvalue()


def _field(paragraph: Paragraph, code: str) -> None:
    for kind, words in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        run = paragraph.add_run(words if kind == "shown" else "")
        _quiet(run)
        if kind == "":
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {words} "
            run._r.append(instruction)
        elif kind != "shown":
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def _quiet(run: Run) -> None:
    run.font.size, run.font.color.rgb = Pt(8), QUIET
