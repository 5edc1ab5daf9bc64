"""Looking at a file: handed out after the look is on record."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netra.evidence import store
from netra.evidence.kinds import BY_MEDIA_TYPE, JPEG
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch
from netra.evidence.queries import clean_note
from netra.evidence.scanning import held_back
from netra.vault import services as vault

CopyName = Literal["clean", "original", "small"]

_TOUCHES = {
    "clean": Touch.What.LOOKED_CLEAN,
    "original": Touch.What.LOOKED_ORIGINAL,
    "small": Touch.What.LOOKED_SMALL,
}


class NoCopy(Exception):
    """This copy is not there (yet); `str()` says why, in words for the page."""


class LookReasonRequired(ValueError):
    """An original is opened for a stated reason or not at all."""


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A file that may now be sent: `name` is safe for a download and says nothing about anybody.

    `stored` is where it lies encrypted; `open` gives its plain bytes.
    """

    stored: Path
    media_type: str
    name: str
    size: int
    copy: CopyName | Literal["public"]

    def open(self) -> BinaryIO:
        """The plain bytes, from any place of them; closes with itself."""
        return store.open_copy(self.stored)


@transaction.atomic
def look(evidence: Evidence, *, by: str, at: datetime, copy: CopyName = "clean", why: str = "") -> OpenedFile:
    """Record the look and hand out the file. Asks no permission: that is the caller's part.

    Looks at a thumbnail are recorded once per person and day. Raises `NoCopy`, `LookReasonRequired`.
    """
    why = " ".join(why.split())[:500]
    if copy == "original" and not why:
        raise LookReasonRequired(_("Tuliskan alasan membuka berkas asli."))
    opened = _opened(evidence, copy)
    what = _TOUCHES[copy]
    seen = evidence.touches.filter(who=by, what=what, at__date=localdate(at))
    if copy != "small" or not seen.exists():
        Touch.objects.create(evidence=evidence, who=by, at=at, what=what, why=why)
    return opened


def _opened(evidence: Evidence, copy: CopyName) -> OpenedFile:
    if evidence.erased_at is not None:
        raise NoCopy(str(CleanReason.ERASED.label))
    if held := held_back(evidence):
        raise NoCopy(held)
    if copy == "original":
        kind, path = BY_MEDIA_TYPE[evidence.media_type], store.original_path(evidence.sha256)
    elif evidence.clean_state != CleanState.DONE:
        raise NoCopy(clean_note(evidence))
    elif copy == "clean":
        kind = BY_MEDIA_TYPE[evidence.clean_media_type]
        path = store.clean_path(evidence.sha256, kind.suffix)
    else:
        kind, path = JPEG, store.small_path(evidence.sha256)
    try:
        size = store.size_of(path)
        store.open_copy(path).close()
    except FileNotFoundError:
        raise NoCopy(_("Berkas tidak ditemukan di tempat penyimpanan; hubungi pengelola sistem.")) from None
    except (vault.Damaged, vault.MissingKey):
        raise NoCopy(_("Berkas ini tidak dapat dibuka dengan kunci yang ada; hubungi pengelola sistem.")) from None
    name = f"bukti-{evidence.pk.hex[:8]}.{kind.suffix}"
    return OpenedFile(stored=path, media_type=kind.media_type, name=name, size=size, copy=copy)
