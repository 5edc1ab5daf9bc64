"""Reads of uploads, and what a page that offers them says about itself."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from netra.uploads.models import Upload

__all__ = ["Gate", "Upload", "upload_of"]


@dataclass(frozen=True, slots=True)
class Gate:
    """Whose uploads a page takes. `may_begin`: new files may come now; `count` is told the bytes of each that is
    whole."""

    by: str
    may_begin: bool
    count: Callable[[int], None]


def upload_of(pk: UUID, *, by: str) -> Upload | None:
    """An upload that came through the same page's gate."""
    return Upload.objects.filter(pk=pk, by=by).first()
