"""Further copies that other apps make of a piece: encrypted beside it, named by its hash, erased with it."""

from datetime import datetime
from pathlib import Path
from typing import Literal

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netra.evidence import store
from netra.evidence.kinds import BY_MEDIA_TYPE, JPEG
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch
from netra.evidence.queries import clean_note
from netra.evidence.scanning import held_back
from netra.evidence.services.looking import NoCopy, OpenedFile
from netra.vault import services as vault

Made = Literal["found", "prints", "public"]
"""What was found out about a picture, what finds it again, copies fit to publish."""


def read_clean(evidence: Evidence) -> bytes:
    """The clean copy for a program that shows it to nobody; so it is no touch. Raises `NoCopy`."""
    if held := held_back(evidence):
        raise NoCopy(held)
    if evidence.erased_at is not None or evidence.clean_state != CleanState.DONE:
        raise NoCopy(clean_note(evidence))
    suffix = BY_MEDIA_TYPE[evidence.clean_media_type].suffix
    return _content(store.clean_path(evidence.sha256, suffix))


def write_made(what: Made, sha256: str, content: bytes, *, part: str = "") -> None:
    """Keep such a copy; the one before it under the same name is replaced. Raises `StoreFull`."""
    store.write_copy(_path(what, sha256, part), content)


def read_made(what: Made, sha256: str, *, part: str = "") -> bytes:
    """Such a copy. Raises `NoCopy`."""
    return _content(_path(what, sha256, part))


@transaction.atomic
def note_publishable(evidence: Evidence, *, by: str, at: datetime, digest: str) -> None:
    """Record that somebody made a copy fit to publish; `digest` is its SHA-256."""
    Touch.objects.create(evidence=evidence, who=by, at=at, what=Touch.What.MADE_PUBLIC, why=digest)


@transaction.atomic
def look_publishable(evidence: Evidence, *, digest: str, by: str, at: datetime) -> OpenedFile:
    """Record the look, once per person and day, and hand out the copy with this SHA-256. Raises `NoCopy`."""
    if evidence.erased_at is not None:
        raise NoCopy(str(CleanReason.ERASED.label))
    if held := held_back(evidence):
        raise NoCopy(held)
    path = _path("public", evidence.sha256, digest)
    size = len(_content(path))
    what = Touch.What.LOOKED_PUBLIC
    if not evidence.touches.filter(who=by, what=what, at__date=localdate(at)).exists():
        Touch.objects.create(evidence=evidence, who=by, at=at, what=what)
    name = f"bukti-{evidence.pk.hex[:8]}-terbit.jpg"
    return OpenedFile(stored=path, media_type=JPEG.media_type, name=name, size=size, copy="public")


def _path(what: Made, sha256: str, part: str) -> Path:
    name = f"{sha256}.{part}" if part else sha256
    return store.root() / "made" / what / sha256[:2] / sha256[2:4] / name


def _content(path: Path) -> bytes:
    try:
        return store.read_copy(path)
    except FileNotFoundError:
        raise NoCopy(_("Berkas tidak ditemukan di tempat penyimpanan; hubungi pengelola sistem.")) from None
    except (vault.Damaged, vault.MissingKey):
        raise NoCopy(_("Berkas ini tidak dapat dibuka dengan kunci yang ada; hubungi pengelola sistem.")) from None
