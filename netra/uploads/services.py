"""Every change of uploads: begun, carried on from where the line broke, made evidence once whole, swept when left."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Sum

from netra.evidence import services as evidence
from netra.evidence.services import MAX_FILE, MAX_FILES, MAX_REQUEST, RefusalCode, Refused, StoreFull, TooLarge
from netra.uploads.models import Piece, Upload
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

LEFT = timedelta(days=3)
PIECE = 1024 * 1024


class NotThere(Exception):
    """The bytes do not begin where the upload ends, or somebody else carried it on meanwhile."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What uploads became: evidence by upload, and for those that could not be taken their names and why."""

    kept: "dict[UUID, Evidence]"
    refused: tuple[tuple[str, str], ...]


def form_mark(secret: str) -> str:
    """By which uploads of one form are found."""
    return vault.mark_of("upload form", secret)


def begin(*, secret: str, name: str, length: int, by: str, at: datetime) -> Upload:
    """Make room for a file of so many bytes. Raises `TooLarge`, `Refused`."""
    if length < 1:
        raise Refused(RefusalCode.EMPTY)
    if length > MAX_FILE:
        raise TooLarge
    mine = Upload.objects.filter(form=form_mark(secret))
    if mine.count() >= 2 * MAX_FILES:
        raise Refused(RefusalCode.TOO_MANY)
    if (mine.aggregate(Sum("length"))["length__sum"] or 0) + length > MAX_REQUEST:
        raise TooLarge(RefusalCode.TOO_MUCH)
    return Upload.objects.create(
        form=form_mark(secret), name=name[:160], length=length, by=by, started_at=at, moved_at=at
    )


def carry_on(upload: Upload, *, start: int, content: Iterable[bytes], at: datetime) -> None:
    """Add bytes; each piece is on the disk before the next is asked for, so a line that breaks loses at most one.

    Raises `NotThere`, `TooLarge` when more comes than was announced, `StoreFull`.
    """
    if start != upload.offset:
        raise NotThere
    for piece in _pieces(content):
        if upload.offset + len(piece) > upload.length:
            raise TooLarge
        name = secrets.token_hex(16)
        evidence.put_piece(name, piece)
        try:
            _add(upload, name, len(piece), at)
        except (IntegrityError, NotThere):
            evidence.drop_piece(name)
            raise NotThere from None


@transaction.atomic
def _add(upload: Upload, name: str, size: int, at: datetime) -> None:
    mine = Upload.objects.filter(pk=upload.pk, offset=upload.offset, evidence=None)
    if not mine.update(offset=upload.offset + size, moved_at=at):
        raise NotThere
    Piece.objects.create(upload=upload, start=upload.offset, file=name)
    upload.offset += size


def finish(upload: Upload, *, at: datetime) -> "Evidence":
    """A whole upload as evidence; done again, the same. Raises `Refused`, `StoreFull`; a refused file is dropped."""
    if upload.evidence is not None:
        return upload.evidence
    try:
        kept = evidence.keep(_Whole(upload), by=upload.by, at=at)
    except Refused:
        drop(upload)
        raise
    Upload.objects.filter(pk=upload.pk, evidence=None).update(evidence=kept)
    upload.refresh_from_db()
    assert upload.evidence is not None
    _drop_pieces(upload)
    return upload.evidence


def drop(upload: Upload) -> None:
    """Forget an upload that did not become evidence, or that nobody asks for any longer."""
    _drop_pieces(upload)
    Upload.objects.filter(pk=upload.pk).delete()


def take(ids: Iterable[str], *, secret: str, at: datetime) -> Taken:
    """What the uploads named by a form became. Those of other forms, unfinished or swept ones are left out."""
    kept, refused = {}, []
    for upload in Upload.objects.filter(pk__in=_uuids(ids), form=form_mark(secret)).select_related("evidence"):
        if not upload.is_whole:
            continue
        try:
            kept[upload.pk] = finish(upload, at=at)
        except (Refused, StoreFull) as error:
            refused.append((upload.name, str(error)))
    return Taken(kept, tuple(refused))


def sweep(*, at: datetime, limit: int = 200) -> int:
    """Forget uploads that did not move for days, with their pieces. What became evidence stays evidence. How many."""
    old = list(Upload.objects.filter(moved_at__lt=at - LEFT).order_by("moved_at")[:limit])
    for upload in old:
        drop(upload)
    return len(old)


def _drop_pieces(upload: Upload) -> None:
    for piece in upload.pieces.all():
        evidence.drop_piece(piece.file)
        piece.delete()


class _Whole:
    """The pieces of an upload, one after the other, as `keep` reads a file."""

    def __init__(self, upload: Upload) -> None:
        self._upload = upload
        self.name: str | None = upload.name

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        for piece in self._upload.pieces.all():
            yield evidence.read_piece(piece.file)


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of at most a mebibyte. A line that breaks ends them."""
    rest = bytearray()
    try:
        for block in content:
            rest += block
            while len(rest) >= PIECE:
                yield bytes(rest[:PIECE])
                del rest[:PIECE]
    except OSError:
        pass
    if rest:
        yield bytes(rest)


def _uuids(texts: Iterable[str]) -> list[UUID]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
