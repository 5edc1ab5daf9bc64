"""What the public page says of a letter: that it was given out, and whether a file is the one. Nothing else."""

import re
from dataclasses import dataclass
from datetime import date

from netra.letters.models import Letter

FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Genuine:
    """`void_on`: the office took the letter back on that day."""

    number: str
    office: str
    dated: date
    void_on: date | None


def genuine(key: str) -> Genuine | None:
    """The letter behind a code; a draft was never given out."""
    letter = _given_out(key)
    if letter is None:
        return None
    return Genuine(
        str(letter.number),
        letter.office.name,
        letter.dated,
        letter.void_at.date() if letter.void_at is not None else None,
    )


def is_one_of(key: str, fingerprint: str) -> bool:
    """Whether this is the SHA-256 of a file of this letter, and not of another one."""
    written = "".join(fingerprint.split()).lower().replace(":", "").replace("-", "")
    letter = _given_out(key)
    if letter is None or not FINGERPRINT.fullmatch(written):
        return False
    return any(written in (one.pdf, one.docx) for one in letter.prints.all())


def _given_out(key: str) -> Letter | None:
    found = Letter.objects.filter(key=key).exclude(state=Letter.State.DRAFT)
    return found.select_related("number", "office").first()
