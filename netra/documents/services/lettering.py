"""Letters by a template an office can change: checked once, filled as DOCX, drawn as PDF from the filled file."""

import io
import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.metadata import version
from typing import Any

import qrcode
import typst

from netra.documents.services.rendering import TEMPLATES, stamp_of
from netra.documents.word_checking import BadTemplate, Fault, check
from netra.documents.word_filling import fill
from netra.documents.word_reading import read_word
from netra.documents.wording import showable

DRAWN_AS = 1  # raised whenever this module draws the same letter otherwise


@cache
def engine() -> str:
    """What decides the bytes beside template and content."""
    parts = [f"{name} {version(name)}" for name in ("docxtpl", "python-docx", "typst", "qrcode")]
    return ", ".join((f"netra {DRAWN_AS}", *parts))


def code_png(address: str) -> bytes:
    """The QR code of an address as PNG, the same bytes each time."""
    code = qrcode.QRCode(border=2, box_size=6, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(address)
    code.make(fit=True)
    picture = io.BytesIO()
    code.make_image().save(picture, "PNG")
    return picture.getvalue()


def check_template(
    template: bytes, example: Mapping[str, Any], *, needed: tuple[str, ...], at: datetime, draws: bool = True
) -> None:
    """Raises `BadTemplate` unless the template can be filled with the example and drawn as PDF."""
    check(template, example, needed=needed)
    try:
        filled = fill_letter(template, example, code=code_png("https://example.invalid"), made_at=at)
        if draws:
            draw_letter(filled, made_at=at)
    except Exception as fault:  # whatever a file made elsewhere can bring about is a fault of the file, and is said
        raise BadTemplate((Fault("not_filled", f"{type(fault).__name__}: {fault}"[:160]),)) from fault


def fill_letter(
    template: bytes, values: Mapping[str, Any], *, code: bytes, made_at: datetime, title: str = "", author: str = ""
) -> bytes:
    """The letter as DOCX; the same template and values give the same bytes."""
    stamp_of(made_at)
    return fill(template, values, code=code, made_at=made_at, title=title, author=author)


def draw_letter(filled: bytes, *, made_at: datetime, title: str = "", author: str = "", mark: str = "") -> bytes:
    """The filled letter as PDF/A-2b; `mark` stands across every page."""
    data = {**_shown(read_word(filled)), "title": title, "author": author, "mark": mark, "alt": "QR"}
    return bytes(
        typst.compile(
            str(TEMPLATES / "word.typ"),
            root=str(TEMPLATES),
            format="pdf",
            font_paths=[],
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=True, sort_keys=True)},
            pdf_standards=["a-2b"],
            timestamp=stamp_of(made_at),
        )
    )


def _shown(value: Any) -> Any:
    """Words the fonts can show, pictures as typst reads them."""
    match value:
        case str():
            return showable(value)
        case bytes():
            return list(value)
        case dict():
            return {key: _shown(one) for key, one in value.items()}
        case list():
            return [_shown(one) for one in value]
        case _:
            return value
