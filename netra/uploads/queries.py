"""Reads of uploads, and what a page that offers them says about itself."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from netra.uploads.models import Upload

__all__ = ["Gate", "Upload", "upload_of"]


@dataclass(frozen=True, slots=True)
class Gate:
    """Whose uploads a page takes. `may_send`: files may come now; `count` is told the bytes that came, by mebibytes."""

    by: str
    may_send: bool
    count: Callable[[int], None]


def upload_of(pk: UUID, *, by: str) -> Upload | None:
    """An upload that came through the same page's gate."""
    return Upload.objects.filter(pk=pk, by=by).first()
