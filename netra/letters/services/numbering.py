"""The moment a draft becomes a letter: its number, its words and its template are fixed; and taking one back."""

import hashlib
from datetime import date, datetime

from django.db import transaction

from netra.cases.services import Actor
from netra.documents import queries as register
from netra.documents import services as documents
from netra.documents.queries import Number
from netra.domain.words import Text
from netra.letters.contents import content_of
from netra.letters.house import house_template
from netra.letters.models import Letter, TemplateFile
from netra.letters.queries.office import template_in_use
from netra.letters.services.noting import NUMBERED, VOIDED, note
from netra.letters.services.printing import hash_of, new_salt

FASTER = Text(
    "Surat ini baru saja diubah. Periksa lagi, lalu ulangi.",
    "This letter was changed just now. Look again, then repeat.",
)
NO_SCHEME = Text(
    "Kantor ini belum menetapkan cara memberi nomor untuk surat ini.",
    "This office has not said how it numbers letters of this kind.",
)
TAKEN = Text("Nomor itu sudah dipakai surat lain.", "Another letter bears that number already.")
WITHDRAWN = Text("Naskahnya sudah ditarik.", "Its paper was withdrawn.")


class CannotNumber(ValueError):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@transaction.atomic
def number(letter: Letter, *, by: Actor, on: date, at: datetime) -> Letter:
    """Give the draft its number and fix its words. Raises `CannotNumber`. Two who press at once number it once."""
    claimed = Letter.objects.filter(pk=letter.pk, state=Letter.State.DRAFT, revision=letter.revision)
    if not claimed.update(state=Letter.State.NUMBERED, revision=letter.revision + 1, numbered_at=at):
        raise CannotNumber(FASTER)
    if letter.paper is not None and letter.paper.withdrawn_on is not None:
        raise CannotNumber(WITHDRAWN)
    given = _number_for(letter, by, at)
    template = template_in_use(letter.office, letter.kind)
    file = template.file if template is not None else keep_file(house_template(letter.kind), at=at)
    salt = new_salt()
    content = content_of(letter, number=given.text, at=at)
    Letter.objects.filter(pk=letter.pk).update(number=given, file=file, salt=salt, content=content)
    letter.refresh_from_db()
    note(
        letter,
        NUMBERED,
        by=by,
        on=on,
        at=at,
        number=given.text,
        dated=letter.dated.isoformat(),
        template=file.sha256,
        version=template.version if template is not None else 0,
        content=hash_of(content, salt),
    )
    return letter


def _number_for(letter: Letter, by: Actor, at: datetime) -> Number:
    """The one its paper bears, noted so that no other letter gets it; else the next of the office's row.

    A number written by hand may stand on the letters of one kind, case and day, to several people.
    """
    written = str(letter.paper.fields.get("number", "")).strip() if letter.paper is not None else ""
    if written:
        used = f"case:{letter.case_id}:{letter.kind}:{letter.dated}"
        found = register.number_of(letter.office, written)
        if found is None:
            return documents.note_number(letter.office, written, on=letter.dated, at=at, by=by.ref, used=used)
        if found.used not in (used, f"paper:{letter.paper_id}") or found.void_at is not None:
            raise CannotNumber(TAKEN)
        return found
    used = f"letter:{letter.ref}"
    kind = letter.paper.kind if letter.paper is not None else letter.kind
    try:
        return documents.give_number(
            letter.office, kind, on=letter.dated, at=at, by=by.ref, used=f"letter:{letter.ref}"
        )
    except documents.NoScheme as lack:
        raise CannotNumber(NO_SCHEME) from lack


@transaction.atomic
def take_back(letter: Letter, *, reason: str, by: Actor, on: date, at: datetime) -> bool:
    """A letter given out in error: the public page says so from now on, the number is not given again."""
    claimed = Letter.objects.filter(pk=letter.pk, state=Letter.State.NUMBERED, revision=letter.revision)
    changed = claimed.update(
        state=Letter.State.VOID, revision=letter.revision + 1, void_at=at, void_reason=reason[:200]
    )
    if not changed:
        return False
    if letter.number is not None:
        documents.void_number(letter.number, note=reason, at=at)
    note(letter, VOIDED, by=by, on=on, at=at, number=str(letter.number))
    return True


def keep_file(content: bytes, *, at: datetime) -> TemplateFile:
    """A template under its hash, once."""
    digest = hashlib.sha256(content).hexdigest()
    return TemplateFile.objects.get_or_create(sha256=digest, defaults={"content": content, "kept_at": at})[0]
