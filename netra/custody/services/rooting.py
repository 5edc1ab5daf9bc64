"""Making a root over every row that came since the last one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.timezone import localdate

from netra.custody import rootfiles
from netra.custody.models import Gap, Mark, Root, RootPart
from netra.custody.rooting import BEFORE_ALL, value_of
from netra.custody.tables import PART, TABLES, key, leaf
from netra.ledger.queries import ChainTable
from netra.lib.batches import batches
from netra.lib.chains import leaf_of, root_of

AT_MOST = 1 << 18  # rows under one root: some seconds of work; a longer ledger takes several roots
GAPS_KEPT = timedelta(days=7)
STEP = 20_000
LOOK_BACK = 1000


@dataclass(slots=True)
class _Found:
    """Rows of one table that no root holds yet, by id; how far it was read; what was missing on the way."""

    table: ChainTable
    last: int
    rows: list[tuple[int, bytes]] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    known: list[Gap] = field(default_factory=list)


def make_roots_when_due(*, at: datetime) -> int:
    """The day's root, once each day of the local clock; how many were made. A long ledger takes more than one."""
    last = Root.objects.order_by("-number").first()
    if last is not None and last.rows < AT_MOST and localdate(last.made_at) >= localdate(at):
        return 0
    return len(make_roots(at=at))


def make_roots(*, at: datetime) -> list[Root]:
    """Bring all rows that are there under roots now; the last one may hold none, and says that nothing came."""
    made = []
    while root := _make(at):
        made.append(root)
        if root.rows < AT_MOST:
            break
    return made


def write_roots(path: Path) -> int:
    """Write every root with the hashes of its rows into a file to be kept outside; how many roots."""
    with path.open("w", encoding="ascii") as file:
        rootfiles.write(file, Root.objects.order_by("number"))
    return Root.objects.count()


def write_root(file: TextIO, root: Root) -> None:
    """Write one root with the hashes of its rows."""
    rootfiles.write(file, [root])


def _make(at: datetime) -> Root | None:
    """One root; `None` when another worker was faster. What is read before the transaction cannot change, and the
    number of the root is given once."""
    last = Root.objects.order_by("-number").first()
    number, previous = (last.number + 1, last.value) if last else (1, BEFORE_ALL)
    found, room = [], AT_MOST
    for table in TABLES:
        one = _look(table, room)
        room -= len(one.rows)
        found.append(one)
    parts = list(_parts(found))
    rows = sum(len(one.rows) for one in found)
    tree = root_of(bytes(part.top) for part in parts).hex()
    root = Root(number=number, made_at=at, rows=rows, tree=tree, previous=previous)
    root.value = value_of(number=number, made_at=at, rows=rows, tree=tree, previous=previous)
    try:
        with transaction.atomic():
            root.save(force_insert=True)
            for part in parts:
                part.root = root
            RootPart.objects.bulk_create(parts, batch_size=16)
            _remember(found, at)
    except IntegrityError:
        return None
    return root


def _look(table: ChainTable, room: int) -> _Found:
    """New rows first, then what was missing: of two rows of a subject the later is never seen without the earlier."""
    mark = Mark.objects.filter(letter=table.letter).aggregate(last=Max("last"))["last"] or 0
    found = _Found(table, mark)
    while len(found.rows) < room:
        some = table.hashes_after(found.last, min(STEP, room - len(found.rows)))
        if not some:
            break
        ids = [id for id, _hash in some]
        # A ledger that was brought from elsewhere may begin at any number.
        found.gaps += _between(found.last or max(ids[0] - LOOK_BACK, 0), ids, ids[-1])
        found.rows += some
        found.last = ids[-1]
    found.known = list(Gap.objects.filter(letter=table.letter))
    late: list[tuple[int, bytes]] = []
    still: list[tuple[int, int]] = []
    for first, last in [(gap.first, gap.last) for gap in found.known] + found.gaps:
        came = table.hashes_after(first - 1, AT_MOST, until=last)
        late += came
        still += _between(first - 1, [id for id, _hash in came], last) if came else [(first, last)]
    found.rows = sorted(late + found.rows)
    found.gaps = still
    return found


def _between(before: int, ids: list[int], last: int) -> list[tuple[int, int]]:
    """The stretches of numbers after `before` and up to `last` that are not among `ids`."""
    stretches = []
    for id in [*ids, last + 1]:
        if id > before + 1:
            stretches.append((before + 1, id - 1))
        before = id
    return stretches


def _parts(found: list[_Found]) -> Iterator[RootPart]:
    rows = ((one.table.letter, id, hash) for one in found for id, hash in one.rows)
    for place, some in enumerate(batches(rows, PART)):
        leaves = [leaf(*row) for row in some]
        yield RootPart(
            place=place,
            first_key=key(*some[0][:2]),
            last_key=key(*some[-1][:2]),
            top=root_of(leaf_of(one) for one in leaves),
            leaves=b"".join(leaves),
        )


def _remember(found: list[_Found], at: datetime) -> None:
    """How far each table is under roots, and which numbers were missing below; after a week they are given up."""
    for one in found:
        Mark.objects.update_or_create(letter=one.table.letter, defaults={"last": one.last})
        still = set(one.gaps)
        known = {(gap.first, gap.last) for gap in one.known}
        done = [gap.pk for gap in one.known if (gap.first, gap.last) not in still or gap.seen_at < at - GAPS_KEPT]
        for some in batches(done, STEP // 100):
            Gap.objects.filter(pk__in=some).delete()
        new = [Gap(letter=one.table.letter, first=a, last=b, seen_at=at) for a, b in still - known]
        Gap.objects.bulk_create(new, batch_size=200)
