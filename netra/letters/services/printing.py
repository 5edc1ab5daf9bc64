"""Files of a letter: made again from what the ledger vouches for, the same bytes each time."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from django.db import IntegrityError, transaction

from netra.cases.queries import CASE, zone_of
from netra.cases.services import Actor
from netra.documents import services as documents
from netra.ledger import queries as ledger
from netra.letters.contents import content_of
from netra.letters.house import house_template
from netra.letters.models import Letter, Print
from netra.letters.queries.office import template_in_use
from netra.letters.services.noting import NUMBERED, PRINTED, note


class Differs(RuntimeError):
    """What lies in the database is not what the ledger vouches for; nothing is handed out."""


class WordsErased(ValueError):
    """The words of the letter were erased under the rule of keeping; its fingerprints stay."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A letter as files. `pdf_hash` and `docx_hash` are empty for a draft, which nobody vouches for."""

    docx: bytes
    pdf: bytes
    docx_hash: str = ""
    pdf_hash: str = ""


def draft(letter: Letter, *, at: datetime) -> Printed:
    """A draft as it stands, marked across every page."""
    template = template_in_use(letter.office, letter.kind)
    source = bytes(template.file.content) if template is not None else house_template(letter.kind)
    content = content_of(letter, number="", at=at)
    return _files(source, content, letter, made_at=_moment(letter, at), mark="KONSEP")


def printed(letter: Letter, *, by: Actor, at: datetime) -> Printed:
    """The numbered letter. The first time, and the first time under other machinery, its fingerprints are written
    down; every other time they must be met. Raises `Differs`, `WordsErased`."""
    made = made_again(letter)
    wanted = Print.objects.filter(letter=letter, engine=documents.engine()).first()
    if wanted is None:
        _write_down(letter, made, by=by, at=at)
    elif (wanted.pdf, wanted.docx) != (made.pdf_hash, made.docx_hash):
        raise Differs(letter.ref)
    return made


def made_again(letter: Letter) -> Printed:
    """From the row of the ledger: the template and the words whose hashes it holds."""
    row = next(
        (
            entry
            for entry in ledger.timeline(CASE, letter.case_id).filter(event=NUMBERED)
            if entry.refs.get("letter") == letter.ref
        ),
        None,
    )
    if row is None or letter.file is None or letter.numbered_at is None:
        raise Differs(letter.ref)
    if letter.content is None:
        raise WordsErased(letter.ref)
    source = bytes(letter.file.content)
    if (
        hash_of(letter.content, letter.salt) != row.refs["content"]
        or hashlib.sha256(source).hexdigest() != row.refs["template"]
        or letter.content["nomor"] != row.refs["number"]
    ):
        raise Differs(letter.ref)
    mark = "LATIHAN" if letter.content["latihan"] else ""
    return _files(source, letter.content, letter, made_at=_moment(letter, letter.numbered_at), mark=mark)


def hash_of(content: Mapping[str, Any], salt: str) -> str:
    """What the ledger keeps of the words: nobody can try words against it without the salt."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{plain}".encode()).hexdigest()


def new_salt() -> str:
    return secrets.token_hex(16)


def _files(source: bytes, content: Mapping[str, Any], letter: Letter, *, made_at: datetime, mark: str) -> Printed:
    code = documents.code_png(content["keaslian"]["alamat"]) if content["nomor_terbit"] else b""
    about = {"title": str(content["perihal"] or letter.kind_row.label.id), "author": str(content["kantor"]["nama"])}
    docx = documents.fill_letter(source, content, code=code, made_at=made_at, **about)
    pdf = documents.draw_letter(docx, made_at=made_at, mark=mark, **about)
    if not content["nomor_terbit"]:
        return Printed(docx, pdf)
    return Printed(docx, pdf, hashlib.sha256(docx).hexdigest(), hashlib.sha256(pdf).hexdigest())


def _moment(letter: Letter, at: datetime) -> datetime:
    """In the office's time, at a fixed distance from UTC, as files know it."""
    local = at.astimezone(zone_of(letter.case)).replace(microsecond=0)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))


def _write_down(letter: Letter, made: Printed, *, by: Actor, at: datetime) -> None:
    engine = documents.engine()
    try:
        with transaction.atomic():
            Print.objects.create(letter=letter, engine=engine, pdf=made.pdf_hash, docx=made.docx_hash, at=at)
            day = at.astimezone(zone_of(letter.case)).date()
            refs = {"pdf": made.pdf_hash, "docx": made.docx_hash, "engine": engine}
            note(letter, PRINTED, by=by, on=day, at=at, **refs)
    except IntegrityError:  # somebody opened it in the same moment, and wrote the same
        pass
