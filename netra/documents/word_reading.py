"""A filled DOCX as plain blocks, so that the PDF says the same words in the same order as the office's template.

Layout is carried over as far as letters need it: alignment, weight, size, indents, tabs, tables, pictures, rules,
numbering. What cannot be carried over is refused when the template is brought in (`word_checking`).
"""

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import _Footer, _Header
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from netra.documents.word_numbers import Numbers

Node = dict[str, Any]
_ALIGNED = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
_DEFAULT_SIZE = 11.0


def read_word(content: bytes) -> Node:
    """Paper size and margins, head, foot and body of a filled letter."""
    file = docx.Document(io.BytesIO(content))
    reader = _Reader(file)
    section = file.sections[0]
    head, foot = list(reader.blocks(section.header)), list(reader.blocks(section.footer))
    return {
        "width": section.page_width.pt if section.page_width else 595.0,
        "height": section.page_height.pt if section.page_height else 842.0,
        "left": section.left_margin.pt if section.left_margin else 68.0,
        "right": section.right_margin.pt if section.right_margin else 68.0,
        "top": max(section.top_margin.pt if section.top_margin else 57.0, _room(section.header_distance, head)),
        "bottom": max(
            section.bottom_margin.pt if section.bottom_margin else 62.0, _room(section.footer_distance, foot)
        ),
        "head": head,
        "foot": foot,
        "body": list(reader.blocks(file)),
    }


class _Reader:
    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.styles: dict[str, ParagraphStyle | None] = {}
        self.numbers = Numbers(file, self.style_of)
        normal = file.styles["Normal"].font.size
        self.size = normal.pt if normal is not None else _DEFAULT_SIZE
        self.after = _default_after(file)

    def style_of(self, paragraph: Paragraph) -> ParagraphStyle | None:
        """The style of a paragraph; the library would look through all of them each time."""
        key = paragraph._p.style or ""
        if key not in self.styles:
            self.styles[key] = paragraph.style
        return self.styles[key]

    def blocks(self, place: "WordFile | _Cell | _Header | _Footer") -> Iterator[Node]:
        for block in place.iter_inner_content():
            yield self.paragraph(block) if isinstance(block, Paragraph) else self.table(block)

    def paragraph(self, paragraph: Paragraph) -> Node:
        form, style = paragraph.paragraph_format, self.style_of(paragraph)
        base = style.paragraph_format if style is not None else form
        name = (style.name or "") if style is not None else ""
        mark, hang = self.numbers.of(paragraph)
        left = form.left_indent if form.left_indent is not None else base.left_indent
        first = form.first_line_indent if form.first_line_indent is not None else base.first_line_indent
        align = paragraph.alignment if paragraph.alignment is not None else base.alignment
        stops = [stop.position.pt for stop in form.tab_stops]
        runs = list(self._runs(paragraph))
        if mark:
            runs = [{"t": mark, "tab": False}, {"t": "", "tab": True}, *runs]
        return {
            "kind": "paragraph",
            "is_heading": name.startswith(("Heading", "Title")),
            "align": _ALIGNED.get(align, "left") if align is not None else "left",
            "left": left.pt if left is not None else hang,
            "first": first.pt if first is not None else -hang,
            "stops": stops,
            "ruled": paragraph._p.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}") is not None,
            "after": _space(form.space_after, base.space_after, self.after),
            "before": _space(form.space_before, base.space_before, 0.0),
            "breaks": paragraph.paragraph_format.page_break_before is True,
            "runs": runs,
        }

    def _runs(self, paragraph: Paragraph) -> Iterator[Node]:
        field = ""
        for inner in paragraph.iter_inner_content():
            for run in inner.runs if isinstance(inner, Hyperlink) else [inner]:
                # A field such as the number of the page: its instruction counts, not what Word showed last.
                for mark in run._r.iter(qn("w:fldChar"), qn("w:instrText")):
                    if mark.tag == qn("w:instrText"):
                        field = (mark.text or "").split()[0] if (mark.text or "").split() else field
                        yield from _field(field, self._look(run, paragraph))
                    elif mark.get(qn("w:fldCharType")) == "begin":
                        field = "?"
                    elif mark.get(qn("w:fldCharType")) == "end":
                        field = ""
                if not field:
                    yield from self._pieces(run, paragraph)

    def _pieces(self, run: Run, paragraph: Paragraph) -> Iterator[Node]:
        look = self._look(run, paragraph)
        for child in run._r:
            match child.tag.rpartition("}")[2]:
                case "t" if child.text:
                    yield {**look, "t": child.text}
                case "tab" | "ptab":
                    yield {**look, "t": "", "tab": True}
                case "br" | "cr":
                    yield {**look, "t": "", "page" if child.get(qn("w:type")) == "page" else "line": True}
                case "noBreakHyphen":
                    yield {**look, "t": "\N{NON-BREAKING HYPHEN}"}
                case "drawing":
                    yield from self._pictures(child, paragraph)

    def _pictures(self, drawing: Any, paragraph: Paragraph) -> Iterator[Node]:
        extent = next(drawing.iter("{*}extent"), None)
        for blip in drawing.iter("{*}blip"):
            part = paragraph.part.related_parts[blip.get(qn("r:embed"))]
            yield {
                "t": "",
                "picture": part.blob,
                "width": int(extent.get("cx")) / 12700 if extent is not None else 60.0,
                "height": int(extent.get("cy")) / 12700 if extent is not None else 60.0,
            }

    def _look(self, run: Run, paragraph: Paragraph) -> Node:
        style = self.style_of(paragraph)
        base = style.font if style is not None else run.font
        size = run.font.size or base.size
        colour = run.font.color.rgb if run.font.color is not None and run.font.color.type is not None else None
        if run.font.highlight_color is not None or run.font.hidden:
            colour = None
        is_bold = run.bold if run.bold is not None else base.bold
        is_italic = run.italic if run.italic is not None else base.italic
        return {
            "bold": bool(is_bold),
            "italic": bool(is_italic),
            "underline": bool(run.underline),
            "caps": bool(run.font.all_caps),
            "size": size.pt if size is not None else self.size,
            "colour": f"#{colour}" if colour is not None else "#000000",
            "super": bool(run.font.superscript),
            "sub": bool(run.font.subscript),
        }

    def table(self, table: Table) -> Node:
        columns = [int(one.get(qn("w:w")) or 0) / 20 for one in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        rows, open_cells = [], dict[int, Node]()
        for row in table._tbl.tr_lst:
            cells, at = [], 0
            for cell in row.tc_lst:
                span = cell.grid_span
                if cell.vMerge == "continue" and at in open_cells:
                    open_cells[at]["rows"] += 1
                else:
                    node = {"columns": span, "rows": 1, "blocks": list(self.blocks(_Cell(cell, table)))}
                    open_cells[at] = node
                    cells.append(node)
                at += span
            rows.append(cells)
        style = table.style.name if table.style is not None else ""
        own = table._tbl.tblPr.find(qn("w:tblBorders"))
        is_ruled = "Grid" in (style or "") or (own is not None and any(b.get(qn("w:val")) == "single" for b in own))
        return {"kind": "table", "columns": columns, "rows": rows, "is_ruled": is_ruled}


def _field(name: str, look: Node) -> Iterator[Node]:
    match name:
        case "PAGE":
            yield {**look, "t": "", "number": "page"}
        case "NUMPAGES" | "SECTIONPAGES":
            yield {**look, "t": "", "number": "pages"}


def _default_after(file: WordFile) -> float:
    """The room under a paragraph whose style says nothing."""
    own = file.styles["Normal"].paragraph_format.space_after
    if own is not None:
        return float(own.pt)
    spacing = file.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}/{qn('w:spacing')}")
    return int(spacing.get(qn("w:after")) or 0) / 20 if spacing is not None else 0.0


def _room(edge: Any, blocks: list[Node]) -> float:
    """What the head or foot of a page needs from the edge of the sheet, as a word processor would make it."""
    needed = 0.0
    for block in blocks:
        if block["kind"] == "table":
            cells = [[_room(None, cell["blocks"]) for cell in row] for row in block["rows"]]
            needed += sum(max(row, default=0.0) for row in cells)
        else:
            tall = max(
                (run.get("height") or run.get("size", _DEFAULT_SIZE) * 1.25 for run in block["runs"]), default=0.0
            )
            lines = 1 + sum(bool(run.get("line")) for run in block["runs"])
            needed += tall * lines + block["before"] + block["after"] + (12 if block["ruled"] else 0)
    return needed + (float(edge.pt) if edge is not None else 0.0) + (10.0 if edge is not None and needed else 0.0)


def _space(own: Any, style: Any, otherwise: float) -> float:
    found = own if own is not None else style
    return float(found.pt) if found is not None else otherwise
