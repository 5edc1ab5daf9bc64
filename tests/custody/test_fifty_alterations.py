"""Somebody with the whole database in their hands, against what was kept outside.

Threat model: RIVAL-2.
"""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from netra.custody import rootfiles, services
from netra.custody.models import Root, RootPart
from netra.custody.rooting import value_of
from netra.custody.tables import PART, leaf, parted
from netra.evidence import services as evidence
from netra.evidence.models import Evidence, Touch
from netra.ledger import services as ledger
from netra.ledger.models import Entry, EntryText, Sequence
from netra.ledger.services import Event, Subject
from netra.lib.chains import START, digest_of, leaf_of, link_of, root_of
from tests.builders import at
from tests.evidence.samples import jpeg

DAY = date(2024, 10, 10)
SUBJECTS, EACH = 6, 7


def record(subject: int, hour: int, text: str = "", event: str = "PLACED") -> Entry:
    told = Event(event, DAY, at(DAY, hour), "user:1", "BAWASLU-33.19", refs={"n": hour}, text=text)
    return ledger.record(Subject("CASE", subject), told)


def kept_outside(folder: Path) -> services.Outside:
    path = folder / "roots.txt"
    with path.open("w") as file:
        rootfiles.write(file, Root.objects.order_by("number"))
    return services.outside([str(path)])


@pytest.fixture
def filled(country: None) -> None:
    for hour in range(1, EACH + 1):
        for subject in range(1, SUBJECTS + 1):
            record(subject, hour, f"kata {hour}" if hour % 2 else "")
    for n in range(3):
        piece = evidence.keep(ContentFile(jpeg(seed=n), "foto.jpg"), by="citizen", at=at(DAY))
        evidence.look(piece, by="user:1", at=at(DAY, 11), copy="original", why="Mencocokkan")
        evidence.look(piece, by="user:2", at=at(DAY, 12), copy="original", why="Mencocokkan lagi")


def rewrite_all() -> None:
    """What an attacker does who knows the code: give every row, subject and root the hash that now fits."""
    heads: dict[tuple[str, int], tuple[int, bytes]] = {}
    for model in (Entry, Touch):
        order = ("subject_kind", "subject_id", "sequence") if model is Entry else ("evidence", "sequence")
        for row in model._default_manager.order_by(*order):
            last, head = heads.get(row.chain(), (0, START))
            row.sequence = last + 1
            row.hash = link_of(head, digest_of(bytes(row.salt or b""), row.canonical()))
            model._default_manager.filter(pk=row.pk).update(sequence=row.sequence, hash=row.hash)
            heads[row.chain()] = (row.sequence, row.hash)
    for (kind, subject), (last, head) in heads.items():
        Sequence.objects.filter(subject_kind=kind, subject_id=subject).update(last=last, head=head)
    _rewrite_roots()


def _rewrite_roots() -> None:
    previous = "0" * 64
    for root in Root.objects.order_by("number"):
        known = [one for part in root.parts.order_by("place") for one in parted(bytes(part.leaves))]
        leaves = []
        for letter, id, _old in known:
            found = {"L": Entry, "T": Touch}[letter]._default_manager.filter(pk=id).values_list("hash", flat=True)
            leaves += [leaf(letter, id, bytes(hash or b"")) for hash in found]
        assert len(leaves) < PART
        RootPart.objects.filter(root=root).update(leaves=b"".join(leaves), top=root_of(map(leaf_of, leaves)))
        tree = root_of(map(leaf_of, leaves)).hex()
        head = {"number": root.number, "made_at": root.made_at, "rows": len(leaves), "tree": tree}
        value = value_of(**head, previous=previous)  # type: ignore[arg-type]
        Root.objects.filter(pk=root.pk).update(rows=len(leaves), tree=tree, previous=previous, value=value)
        previous = value


def _renumber(entry: Entry) -> None:
    later = Entry.objects.filter(subject_id=entry.subject_id, sequence__gt=entry.sequence).order_by("sequence")
    for row in later:
        Entry.objects.filter(pk=row.pk).update(sequence=row.sequence - 1)


def alter_field(chance: Random) -> tuple[str, int]:
    row = chance.choice(list(Entry.objects.exclude(event="AFTERWARDS")))
    name, value = chance.choice(
        [
            *(("actor", "user:9"), ("event", "x"), ("on", DAY - timedelta(1)), ("refs", {"n": 0}), ("track_id", 4)),
            *(("at", row.at + timedelta(microseconds=1)), ("institution", ""), ("basis", ["Pasal 1"])),
        ]
    )
    Entry.objects.filter(pk=row.pk).update(**{name: value})
    return "ledger", row.pk


def alter_touch(chance: Random) -> tuple[str, int]:
    row = chance.choice(list(Touch.objects.all()))
    Touch.objects.filter(pk=row.pk).update(who="user:77")
    return "touches of evidence", row.pk


def alter_file(chance: Random) -> tuple[str, int]:
    row = chance.choice(list(Evidence.objects.all()))
    Evidence.objects.filter(pk=row.pk).update(sha256="0" * 64)
    first = row.touches.order_by("sequence")[0]
    return "touches of evidence", first.pk


def alter_words(chance: Random) -> tuple[str, int]:
    words = chance.choice(list(EntryText.objects.all()))
    EntryText.objects.filter(pk=words.pk).update(text="lain")
    if chance.random() < 0.5:  # and its hash in the row
        Entry.objects.filter(pk=words.entry_id).update(text_hash=EntryText.digest(words.salt, "lain"))
    return "ledger", words.entry_id


def erase_words(chance: Random) -> tuple[str, int]:
    words = chance.choice(list(EntryText.objects.all()))
    EntryText.objects.filter(pk=words.pk).update(text="", salt="", erased_at=at(DAY), erased_under="aturan")
    return "ledger", words.entry_id


def remove(chance: Random) -> tuple[str, int]:
    row = chance.choice(list(Entry.objects.exclude(event="AFTERWARDS")))
    EntryText.objects.filter(entry=row).delete()
    Entry.objects.filter(pk=row.pk)._raw_delete("default")
    if chance.random() < 0.5:
        _renumber(row)
    return "ledger", row.pk


def swap(chance: Random) -> tuple[str, int]:
    subject = chance.randint(1, SUBJECTS)
    one, two = Entry.objects.filter(subject_id=subject).order_by("sequence")[2:4]
    Entry.objects.filter(pk=one.pk).update(sequence=900)
    Entry.objects.filter(pk=two.pk).update(sequence=one.sequence)
    Entry.objects.filter(pk=one.pk).update(sequence=two.sequence)
    return "ledger", one.pk


def put_between(chance: Random) -> tuple[str, int]:
    subject, place = chance.randint(1, SUBJECTS), chance.randint(2, EACH)
    for row in Entry.objects.filter(subject_id=subject, sequence__gte=place).order_by("-sequence"):
        Entry.objects.filter(pk=row.pk).update(sequence=row.sequence + 1)
    model = Entry.objects.filter(subject_id=subject).first()
    assert model is not None
    model.pk, model.sequence, model.event, model.text_hash = None, place, "to_plenary", ""
    (made,) = Entry.objects.bulk_create([model])
    return "ledger", made.pk


ATTACKS: list[Callable[[Random], tuple[str, int]]] = [
    alter_field, alter_field, alter_touch, alter_file, alter_words, erase_words, remove, swap, put_between,
]  # fmt: skip


@pytest.mark.usefixtures("filled")
def test_fifty_random_alterations_are_all_caught_and_the_first_row_is_named(tmp_path: Path) -> None:
    chance = Random("fifty")
    services.make_roots(at=at(DAY, 13))
    outside = kept_outside(tmp_path)
    record(1, 14, event="AFTERWARDS")
    clean = services.verify(outside)
    assert (clean.findings, clean.unproven, clean.proven) == ((), 1, SUBJECTS * EACH + 9)
    for n in range(50):
        attack = ATTACKS[n % len(ATTACKS)]
        with connection.cursor() as cursor:
            cursor.execute("SAVEPOINT before")
            expected = attack(chance)
            knows_the_code = chance.random() < 0.6
            if knows_the_code:
                rewrite_all()
            found = services.verify(outside)
            first = found.first
            assert first is not None, (attack.__name__, knows_the_code)
            named = {(one.table, one.id) for one in found.findings}
            assert expected in named, (attack.__name__, knows_the_code, found.findings)
            if attack not in (put_between, swap):
                assert (first.table, first.id) == expected, (attack.__name__, knows_the_code, found.findings[:3])
            cursor.execute("ROLLBACK TO SAVEPOINT before")
