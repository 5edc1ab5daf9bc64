"""Files of a form: sealed as they come, so that a form with a fault need not send them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from netra.evidence import queries as evidence
from netra.evidence import services as keeping
from netra.intake.tokens import FormToken, read_file, sign_file
from netra.uploads import services as uploads

if TYPE_CHECKING:
    from netra.evidence.models import Evidence
    from netra.evidence.services import Upload


@dataclass(frozen=True, slots=True)
class Kept:
    """A sealed file that this form handed in; `signed` is how the page refers to it."""

    evidence: "Evidence"
    signed: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """What became of some uploads: those sealed, and for each other one a sentence why not."""

    kept: tuple[Kept, ...]
    refused: tuple[str, ...]


def keep_files(uploads: "Iterable[Upload]", *, token: FormToken, by: str, at: datetime, call_them: str = "") -> Keeping:
    """Seal each upload; when this returns, what was kept is on the disk. `call_them` replaces the files' own names."""
    kept, refused = [], []
    for upload in uploads:
        name = upload.name or _("tanpa nama")
        if call_them:
            upload.name = call_them
        try:
            piece = keeping.keep(upload, by=by, at=at)
        except (keeping.Refused, keeping.StoreFull) as error:
            refused.append(_("%(name)s: %(reason)s") % {"name": name[:80], "reason": error})
        else:
            kept.append(Kept(piece, sign_file(token, piece.pk)))
    return Keeping(tuple(kept), tuple(refused))


def uploaded(ids: Iterable[str], *, token: FormToken, at: datetime) -> Keeping:
    """What came in pieces for this very form; unfinished files are left out, and so are those of other forms."""
    taken = uploads.take(ids, secret=token.secret, at=at)
    kept = tuple(Kept(piece, sign_file(token, piece.pk)) for piece in taken.kept.values())
    refused = (_("%(name)s: %(reason)s") % {"name": name[:80], "reason": why} for name, why in taken.refused)
    return Keeping(kept, tuple(refused))


def kept_before(marks: Iterable[str], *, token: FormToken) -> tuple[Kept, ...]:
    """The files that earlier sendings of this very form sealed; marks of other forms are left out."""
    signed = {read_file(token, mark): mark for mark in marks}
    return tuple(Kept(piece, signed[piece.pk]) for piece in evidence.evidence_of(pk for pk in signed if pk))
