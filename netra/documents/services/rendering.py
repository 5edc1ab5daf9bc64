"""Papers as PDF/A-2b: the same data always give the same bytes, and nothing people wrote can become layout."""

import json
from datetime import datetime, timezone
from pathlib import Path

import typst

from netra.documents.sheets import Printable
from netra.documents.wording import Plain, in_words

TEMPLATES = Path(__file__).parent.parent / "templates_typst"


def render_pdf(document: Printable, *, language: str) -> bytes:
    """The paper as PDF/A-2b. `language` is "id" or "en" (regional codes too); anything else is Indonesian.

    Data reach the template as JSON, as strings that are shown and never evaluated. The moment stamped into the file
    is the document's `made_at`. Raises `ValueError` for a moment without a time zone.
    """
    language = "en" if language.startswith("en") else "id"
    try:
        return _compiled(document, language, cautious=False)
    except typst.TypstError:
        # Rare: marks that no single font can join with their letter. Shown without the marks rather than not at all.
        return _compiled(document, language, cautious=True)


def _compiled(document: Printable, language: str, *, cautious: bool) -> bytes:
    data = in_words(document, language, cautious=cautious)
    assert isinstance(data, dict)
    return bytes(
        typst.compile(
            str(TEMPLATES / f"{document.template}.typ"),
            root=str(TEMPLATES),
            format="pdf",
            font_paths=[],
            ignore_system_fonts=True,
            sys_inputs={"data": _as_json({**data, "language": language})},
            pdf_standards=["a-2b"],
            timestamp=stamp_of(document.made_at),
        )
    )


def stamp_of(moment: datetime) -> datetime:
    """The moment as a PDF knows it: whole seconds at a fixed distance from UTC."""
    away = moment.utcoffset()
    if away is None:
        raise ValueError("The moment of a paper needs a time zone.")
    return moment.replace(microsecond=0, tzinfo=timezone(away))


def _as_json(data: dict[str, Plain]) -> str:
    return json.dumps(data, ensure_ascii=True, sort_keys=True)
