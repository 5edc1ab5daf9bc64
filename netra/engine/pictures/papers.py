"""The words of a PDF: those it holds as text, and of pages that are only pictures, those tesseract reads."""

from contextlib import suppress
from typing import Final

import numpy as np
import pypdfium2

from netra.engine.pictures import ocr
from netra.engine.pictures.looking import Found
from netra.engine.pictures.ocr import Line, Word
from netra.engine.pictures.opening import Pixels, Unreadable
from netra.engine.pictures.shapes import Box

MOST_PAGES: Final = 300
MOST_LETTERS: Final = 1_000_000
MOST_DRAWN: Final = 12
"""Pages that are read as pictures; each takes seconds."""
_HOLDS_TEXT: Final = 20  # letters; a page with fewer is taken for a picture of a page
_WIDE: Final = 1_650  # pixels of a page that is drawn: some 200 to the inch of A4
_NOWHERE: Final = Box(0, 0, 0, 0)


def read_paper(content: bytes) -> Found:
    """The lines of a PDF from its first page on, without their places. Raises `Unreadable` for one that is broken or
    locked. `reader` is "NO_PROGRAM" or "GAVE_UP" where nothing was read because of it."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        raise Unreadable from fault
    lines: list[Line] = []
    missed, drawn, letters = "", 0, 0
    try:
        for number in range(min(len(document), MOST_PAGES)):
            page = document[number]
            text = page.get_textpage().get_text_bounded()
            if len(text.strip()) >= _HOLDS_TEXT:
                lines += [_line(" ".join(row.split())) for row in text.splitlines() if row.strip()]
            elif drawn < MOST_DRAWN:
                drawn += 1
                try:
                    lines += [_line(row.text) for row in ocr.lines_in(_drawn(page))]
                except ocr.NoReader:
                    missed = "NO_PROGRAM"
                except ocr.CannotRead:
                    missed = missed or "GAVE_UP"
            letters = sum(len(line.text) for line in lines)
            if letters > MOST_LETTERS:
                break
    except pypdfium2.PdfiumError as fault:
        raise Unreadable from fault
    finally:
        with suppress(pypdfium2.PdfiumError):
            document.close()
    return Found(0, 0, "READ" if lines or not missed else missed, tuple(lines), (), ())


def _line(text: str) -> Line:
    return Line((Word(text, _NOWHERE),))


def _drawn(page: pypdfium2.PdfPage) -> Pixels:
    scale = min(4.0, _WIDE / max(1.0, page.get_width()))
    return np.ascontiguousarray(page.render(scale=scale).to_numpy()[:, :, :3], dtype=np.uint8)
