"""Filling a DOCX template with the data of one letter.

Templates come from offices. Their tags may read what the letter offers and do nothing else: the tree of each is
looked through before it runs (`word_checking`), and it runs in a sandbox all the same. Values are escaped.
"""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import docx
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from netra.documents.word_parts import bytes_of
from netra.documents.wording import said

CODE = "qr"
CODE_SIZE = Mm(22)
FILTERS = ("upper", "lower", "capitalize", "title", "join", "length", "first", "last", "default")
Values = Mapping[str, Any]
# What word processors write of whoever made the template: company, manager, hours of work.
_TOLD_BY_PROGRAMS = ("/docProps/app.xml", "/docProps/custom.xml")
_NOTHING_TOLD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def environment() -> ImmutableSandboxedEnvironment:
    """Where tags run: a few filters, no functions, nothing undefined."""
    env = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    env.filters = {name: env.filters[name] for name in FILTERS}
    env.globals = {}
    env.tests = {name: env.tests[name] for name in ("defined", "none", "equalto")}
    return env


def fill(template: bytes, values: Values, *, code: bytes, made_at: datetime, title: str, author: str) -> bytes:
    """The letter as DOCX. `code` is the QR code as PNG, empty for a draft. The same input gives the same bytes."""
    file = DocxTemplate(io.BytesIO(template))
    file.init_docx()
    about = file.docx.core_properties
    for name in ("author", "comments", "identifier", "language", "subject", "title", "keywords", "category"):
        setattr(about, name, "")
    tags = {**plain(values), CODE: InlineImage(file, io.BytesIO(code), width=CODE_SIZE) if code else ""}
    file.render(tags, environment(), autoescape=True)
    about = file.docx.core_properties
    about.title, about.author, about.last_modified_by = title[:255], author[:255], author[:255]
    about.created = about.modified = made_at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    about.revision, about.language = 1, "id"
    # Read back as any other program reads it: tags leave cells without a paragraph behind, which Word calls broken.
    whole = docx.Document(io.BytesIO(bytes_of(file.docx)))
    for part in whole.part.package.iter_parts():
        if part.partname in _TOLD_BY_PROGRAMS:
            part._blob = _NOTHING_TOLD
    for cell in whole.element.body.iter("{*}tc"):
        if not cell.p_lst:
            cell.add_p()
    return bytes_of(whole)


def plain(value: Any) -> Any:
    """Data as text alone, without the marks nobody sees and XML cannot carry."""
    match value:
        case str():
            return said(value, "id")
        case bool() | int() | None:
            return value
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
    raise TypeError(f"A letter cannot show a {type(value).__name__}.")
