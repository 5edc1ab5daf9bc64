"""Rows of a subject are chained, also those that were there before chains were."""

from collections.abc import Sequence as Sequenced
from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection

from netra.evidence import services as evidence
from netra.evidence.models import Touch
from netra.ledger import services
from netra.ledger.chaining import Chained
from netra.ledger.models import Entry, LedgerIsClosed, Sequence
from netra.ledger.services import Event, Subject
from netra.lib.chains import START, digest_of, link_of
from netra.vault import services as vault
from netra.vault.models import Opening
from tests.builders import at
from tests.evidence.samples import jpeg

DAY = date(2024, 10, 10)


def _record(subject: int, n: int) -> Entry:
    event = Event(name="OPENED", on=DAY, at=at(DAY, n), actor="user:1", refs={"z": [1], "a": "é"}, text=f"kata {n}")
    return services.record(Subject("CASE", subject), event)


def _holds(rows: Sequenced[Chained], kind: str, id: int) -> bool:
    """Whether links follow from each other, as the rows are read back, up to the end the subject knows."""
    head = START
    for number, row in enumerate(rows, start=1):
        assert row.salt is not None
        assert row.hash is not None
        head = link_of(head, digest_of(bytes(row.salt), row.canonical()))
        if (row.sequence, bytes(row.hash)) != (number, head):
            return False
    end = Sequence.objects.get(subject_kind=kind, subject_id=id)
    return bytes(end.head or b"") == head


def test_it_works(db: None) -> None:
    for n in range(1, 5):
        _record(7, n)
        _record(8, n)
    assert _holds(list(Entry.objects.filter(subject_id=7).order_by("sequence")), "CASE", 7)
    Entry.objects.filter(subject_id=7, sequence=2).update(actor="user:2")
    assert not _holds(list(Entry.objects.filter(subject_id=7).order_by("sequence")), "CASE", 7)
    assert _holds(list(Entry.objects.filter(subject_id=8).order_by("sequence")), "CASE", 8)


def test_touches_and_openings_are_chained(country: None) -> None:
    piece = evidence.keep(ContentFile(jpeg(), "foto.jpg"), by="citizen", at=at(DAY))
    evidence.look(piece, by="user:1", at=at(DAY, 11), copy="original", why="Mencocokkan")
    touches = list(Touch.objects.filter(evidence=piece).order_by("sequence"))
    assert len(touches) == 2
    assert _holds(touches, *touches[0].chain())
    touches[0].why = "lain"
    with pytest.raises(LedgerIsClosed):
        touches[0].save()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_country")
def test_openings_are_chained() -> None:
    sealed = vault.seal("reporter", {"name": "Rina"})
    for n in (9, 10):
        vault.open_sealed(sealed, by="user:1", reason="Memanggil", at=at(DAY, n))
    openings = list(Opening.objects.filter(sealed=sealed).order_by("sequence"))
    assert _holds(openings, *openings[0].chain())


def test_rows_from_before_chains_are_chained_as_they_are(country: None) -> None:
    piece = evidence.keep(ContentFile(jpeg(), "foto.jpg"), by="citizen", at=at(DAY))
    evidence.look(piece, by="user:1", at=at(DAY, 11), copy="original", why="Mencocokkan")
    for n in range(1, 5):
        _record(7, n)
        _record(8, n)
    Entry.objects.update(salt=None, hash=None, form=1)
    Sequence.objects.filter(subject_kind="EVIDENCE").delete()
    Sequence.objects.update(head=None)
    Touch.objects.update(sequence=None, salt=None, hash=None)
    written = {row.pk: (row.event, row.at, row.sequence) for row in Entry.objects.all()}
    editor = SimpleNamespace(connection=connection)
    import_module("netra.ledger.migrations.0004_rows_in_chains").chain_what_is_there(apps, editor)
    import_module("netra.evidence.migrations.0004_touches_in_chains").chain_what_is_there(apps, editor)
    assert {row.pk: (row.event, row.at, row.sequence) for row in Entry.objects.all()} == written
    assert all(_holds(list(Entry.objects.filter(subject_id=n).order_by("sequence")), "CASE", n) for n in (7, 8))
    assert '"form":1' in Entry.objects.filter(subject_id=7)[0].canonical().decode()
    touches = list(Touch.objects.filter(evidence=piece).order_by("pk"))
    assert _holds(touches, *touches[0].chain())
    assert _record(7, 6).sequence == 5
    assert _holds(list(Entry.objects.filter(subject_id=7).order_by("sequence")), "CASE", 7)
