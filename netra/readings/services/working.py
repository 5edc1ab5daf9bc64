"""Reading what waits: the worker's job, and reading a text again with the engine of today."""

import logging
from datetime import date, datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q
from django.utils.timezone import localdate

from netra.cases.services import Actor
from netra.domain.words import Text
from netra.evidence.services import Refused
from netra.readings import reader
from netra.readings.models import FileState, Incoming, Reading, State
from netra.readings.reader import CannotRead, Source
from netra.readings.services.moving import move
from netra.readings.services.noting import note
from netra.readings.services.taking import take_text
from netra.registry import queries as registry

log = logging.getLogger("netra.readings")

LEASE = timedelta(minutes=10)
ATTEMPTS = 3  # a file that kills the worker is not tried for ever
MOST_TEXTS = 200
GAVE_UP = Text(
    "Beberapa kali dicoba tanpa hasil. Salin teksnya lalu tempelkan di halaman ini.",
    "Tried several times without a result. Copy the text and paste it on this page.",
)
FAILED = Text(
    "Berkas ini membuat pembaca tersandung. Salin teksnya lalu tempelkan di halaman ini.",
    "The reader stumbled over this file. Copy the text and paste it on this page.",
)
EMPTY = Text(
    "Tidak ada teks di dalamnya; mungkin hasil pindaian. Salin atau ketik teksnya lalu tempelkan.",
    "There is no text in it; perhaps it is a scan. Copy or type the text and paste it.",
)
CODE = Text(
    "Teksnya memuat kode program, sehingga tidak dapat disegel. Tempelkan teksnya saja, tanpa kode itu.",
    "The text holds program code and cannot be sealed. Paste the text alone, without that code.",
)


def read_pending(*, at: datetime, limit: int = 5) -> int:
    """Read up to `limit` files that wait, oldest first; how many were settled, read or told broken."""
    waiting = Incoming.objects.filter(state=FileState.WAITING).order_by("brought_at", "pk")
    rows = list(waiting.filter(_free(at)).defer("content")[:limit])
    return sum(read_file(row, at=at) for row in rows)


def read_file(row: Incoming, *, at: datetime) -> bool:
    """Read one file if nobody else is at it; whether it is settled now.

    Killed at any line it loses nothing: the claim runs out, and texts that were kept already are known again.
    """
    free = Incoming.objects.filter(_free(at), pk=row.pk, state=FileState.WAITING)
    if not free.update(claimed_at=at, attempts=F("attempts") + 1):
        return False
    row.refresh_from_db()
    if row.attempts > ATTEMPTS:
        return _broken(row, GAVE_UP)
    try:
        sources = _sources(row)
    except CannotRead as fault:
        return _broken(row, fault.text)
    except Exception:  # A strange file may fail in any way: it is told with its trace, and the others are read.
        log.exception("file %s of batch %s could not be read", row.pk, row.batch)
        return _broken(row, FAILED)
    if not sources:
        return _broken(row, EMPTY)
    try:
        return _taken(row, sources, at)
    except Refused:
        return _broken(row, CODE)


@transaction.atomic
def read_again(reading: Reading, *, revision: int, by: Actor, on: date, at: datetime) -> int:
    """Read the same text with the engine and the catalogue of today; how many things were found.

    What people made of the text stays. Raises `SomeoneWasFaster`.
    """
    text = reading.given or reading.text
    found = reader.read(
        Source(text=text, title=reading.title, source=reading.source, published_on=reading.published_on)
    )
    move(
        reading,
        revision=revision,
        only=tuple(State),
        text=found.text,
        given=text if text != found.text else "",
        result=found.result,
        region=registry.region(found.region) if found.region else None,
        activity=found.activity,
        engine=found.engine,
        catalogue=found.catalogue,
        read_at=at,
    )
    note(reading, "READING_AGAIN", by=by, on=on, at=at, engine=found.engine, findings=found.count)
    return found.count


def _free(at: datetime) -> Q:
    return Q(claimed_at=None) | Q(claimed_at__lt=at - LEASE)


def _sources(row: Incoming) -> list[Source]:
    found = []
    for one in reader.opened(bytes(row.content or b""), row.name):
        if one.text.strip():
            found.append(one)
        if len(found) == MOST_TEXTS:
            break
    return found


def _taken(row: Incoming, sources: list[Source], at: datetime) -> bool:
    by = Actor(row.brought_by, None, row.institution_id)
    original = ContentFile(bytes(row.content or b""), name=row.name) if len(sources) == 1 else None
    told = [take_text(one, by=by, on=localdate(at), at=at, incoming=row, original=original) for one in sources]
    known = [one.reading.ref for one in told if not one.is_new]
    return _settled(row, state=FileState.READ, found=len(told) - len(known), known=known)


def _broken(row: Incoming, why: Text) -> bool:
    return _settled(row, state=FileState.BROKEN, fault={"id": why.id, "en": why.en})


def _settled(row: Incoming, **values: object) -> bool:
    mine = Incoming.objects.filter(pk=row.pk, state=FileState.WAITING)
    return bool(mine.update(content=None, claimed_at=None, **values))
