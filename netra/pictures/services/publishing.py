"""Making a copy fit to publish, from boxes that a person confirmed."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from netra.engine.pictures.names import Sign
from netra.engine.pictures.shapes import Box
from netra.evidence import services as files
from netra.pictures.hands import NoAnswer, hand
from netra.pictures.models import Publishable
from netra.pictures.queries import latest_publishable

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

MOST_BOXES: Final = 80


class CannotCover(Exception):
    """The copy could not be made; `str()` says why, in words for the page."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A box that a person confirmed or drew, in pixels of the clean copy."""

    sign: Sign
    box: Box


def publish(evidence: "Evidence", marked: Sequence[Marked], *, by: str, at: datetime) -> Publishable:
    """Cover these places and keep the copy, which from now on is the one to publish. Raises `CannotCover`,
    `NoCopy`, `StoreFull`.

    The file is on the disk before a row speaks of it; the same boxes again give the same file.
    """
    if len(marked) > MOST_BOXES:
        raise CannotCover(_("Terlalu banyak kotak. Gabungkan yang berdekatan menjadi satu."))
    content = files.read_clean(evidence)
    with hand() as helper:
        try:
            answer, blocks = helper.ask("COVER", [content], boxes=[list(one.box) for one in marked])
        except NoAnswer:
            raise CannotCover(_("Salinan tidak selesai dibuat: gambar ini terlalu berat.")) from None
    if "failed" in answer:
        raise CannotCover(_("Salinan tidak dapat dibuat: gambar ini rusak."))
    digest = hashlib.sha256(blocks[0]).hexdigest()
    files.write_made("public", evidence.sha256, blocks[0], part=digest)
    return _recorded(evidence, marked, digest, len(blocks[0]), by, at)


@transaction.atomic
def _recorded(
    evidence: "Evidence", marked: Sequence[Marked], digest: str, size: int, by: str, at: datetime
) -> Publishable:
    files.note_publishable(evidence, by=by, at=at, digest=digest)
    boxes = [[one.sign.value, *one.box] for one in marked]
    return Publishable.objects.create(evidence=evidence, sha256=digest, size=size, boxes=boxes, made_at=at, made_by=by)


def look_published(evidence: "Evidence", *, by: str, at: datetime) -> files.OpenedFile:
    """The latest copy fit to publish, for sending. Raises `NoCopy`."""
    latest = latest_publishable(evidence)
    if latest is None:
        raise files.NoCopy(_("Salinan untuk diterbitkan belum dibuat."))
    return files.look_publishable(evidence, digest=latest.sha256, by=by, at=at)
