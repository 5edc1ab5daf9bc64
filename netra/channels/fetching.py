"""Files that came with a message as a mere id are fetched by the worker, after the message itself is safe."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from netra.channels.models import Inbound, Kind
from netra.channels.parting import whole
from netra.channels.taking import Content, attach
from netra.channels.telegram import files as telegram
from netra.channels.web import NoAnswer, NotThere
from netra.channels.whatsapp import files as whatsapp

TRIES = 6
Fetcher = Callable[[str], Iterator[bytes]]
FETCHERS: Mapping[str, Fetcher] = {Kind.TELEGRAM: telegram.fetch, Kind.WHATSAPP: whatsapp.fetch}


class NotFetched(Exception):
    """The provider did not hand the files out now; they are asked for again."""


@dataclass(slots=True)
class _Coming:
    """A file on its way, as the store takes it."""

    name: str | None
    pieces: Iterator[bytes]

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        return self.pieces


def fetch(row: Inbound, content: Content, *, at: datetime) -> None:
    """Keep the files a message names, once; what is never handed out counts as lacking. Raises `NotFetched`."""
    media = json.loads(content.extra.get("media") or "[]")
    if not media or row.lacking or row.files.exists():
        return
    for one in media:
        pieces = FETCHERS[row.kind](one["id"])
        try:
            attach(row, [_Coming(whole(one["name"]), pieces)], at=at)
        except NotThere:
            _note_lacking(row)
        except NoAnswer as fault:
            if row.attempts < TRIES:
                raise NotFetched(str(fault)) from None
            _note_lacking(row)


def _note_lacking(row: Inbound) -> None:
    Inbound.objects.filter(pk=row.pk).update(lacking=row.lacking + 1)
