"""Pictures and papers of an act, through the sealed store."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.campaigns.models import Act, Attachment
from netra.campaigns.services.noting import note
from netra.cases.services import Actor
from netra.evidence import services as evidence
from netra.evidence.services import Upload

if TYPE_CHECKING:
    from netra.evidence.models import Evidence


def keep_all(uploads: Iterable[Upload], *, by: Actor, at: datetime) -> "list[Evidence]":
    """Seal every file. Raises what `evidence.services.keep` raises."""
    return [evidence.keep(upload, by=by.ref, at=at) for upload in uploads]


def add_pieces(act: Act, pieces: "Sequence[Evidence]", *, is_public: bool, caption: str = "") -> None:
    """Hang sealed files onto an act."""
    Attachment.objects.bulk_create(
        Attachment(act=act, evidence=piece, caption=caption, is_public=is_public) for piece in pieces
    )


def add_pictures(
    act: Act, *, uploads: Sequence[Upload], caption: str, is_public: bool, by: Actor, on: date, at: datetime
) -> None:
    """Seal files and add them to an act. Raises what `evidence.services.keep` raises; then nothing is added."""
    pieces = keep_all(uploads, by=by, at=at)
    with transaction.atomic():
        add_pieces(act, pieces, is_public=is_public, caption=caption)
        note(act, "PREVENTION_PICTURES", by=by, on=on, at=at, added=len(pieces), public=is_public)


@transaction.atomic
def show_picture(picture: Attachment, *, is_public: bool, by: Actor, on: date, at: datetime) -> bool:
    """Show a picture's clean copy to the public, or no longer; false when nothing changed."""
    if not Attachment.objects.filter(pk=picture.pk, is_public=not is_public).update(is_public=is_public):
        return False
    name = "PREVENTION_PICTURE_SHOWN" if is_public else "PREVENTION_PICTURE_HIDDEN"
    note(picture.act, name, by=by, on=on, at=at, attachment=picture.pk)
    return True
