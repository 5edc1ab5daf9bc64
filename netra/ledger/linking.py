"""Chaining rows that were written without a chain; used by migrations, so it knows tables only as they are given."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from netra.ledger.bodies import FIELDS, body
from netra.ledger.chaining import number_of
from netra.lib.batches import batches
from netra.lib.chains import SALT, START, digest_of, link_of

A_TIME = 5000
Row = Mapping[str, Any]
Link = tuple[int, bytes, bytes, int]


def chain_entries(connection: BaseDatabaseWrapper, entries: Any, sequences: Any) -> int:
    """Give every row of the ledger salt and hash, subject by subject, and its subject the end of the chain.

    `entries` and `sequences` are models. Goes through the rows once, in the order of an index.
    """
    found = entries.objects.order_by("subject_kind", "subject_id", "sequence").values("id", *FIELDS)
    subjects = groupby(found.iterator(chunk_size=A_TIME), key=lambda row: (row["subject_kind"], row["subject_id"]))
    heads: dict[tuple[str, int], bytes] = {}
    written = _write(connection, entries, _linked(subjects, body, heads), with_number=False)
    name = connection.ops.quote_name(sequences._meta.db_table)
    with connection.cursor() as cursor:
        for some in batches(((head, *subject) for subject, head in heads.items()), A_TIME):
            cursor.executemany(f"UPDATE {name} SET head = %s WHERE subject_kind = %s AND subject_id = %s", some)  # noqa: S608
    return written


def chain_others(
    connection: BaseDatabaseWrapper,
    model: Any,
    sequences: Any,
    *,
    kind: str,
    of: str,
    fields: Iterable[str],
    body_of: Callable[[Row], bytes],
    also: Mapping[str, Any] | None = None,
) -> int:
    """The same for rows that had no numbers yet: they are numbered in the order they were written.

    `of` is the field with the id of the subject; `body_of` reads it, `fields`, and what `also` takes from elsewhere.
    """
    found = model.objects.order_by(of, "id").values("id", of, *fields, **(also or {}))
    subjects = groupby(found.iterator(chunk_size=A_TIME), key=lambda row: (kind, number_of(row[of])))
    heads: dict[tuple[str, int], bytes] = {}
    lasts: dict[tuple[str, int], int] = {}
    written = _write(connection, model, _linked(subjects, body_of, heads, lasts), with_number=True)
    made = (sequences(subject_kind=k, subject_id=id, last=lasts[k, id], head=head) for (k, id), head in heads.items())
    for some in batches(made, A_TIME):
        sequences.objects.bulk_create(some)
    return written


def _linked(
    subjects: Iterable[tuple[tuple[str, int], Iterable[Row]]],
    body_of: Callable[[Row], bytes],
    heads: dict[tuple[str, int], bytes],
    lasts: dict[tuple[str, int], int] | None = None,
) -> Iterator[Link]:
    for subject, rows in subjects:
        head = START
        for number, row in enumerate(rows, start=1):
            sequence = row["sequence"] if lasts is None else number
            salt = os.urandom(SALT)
            head = link_of(head, digest_of(salt, body_of({**row, "sequence": sequence})))
            yield sequence, salt, head, row["id"]
        heads[subject] = head
        if lasts is not None:
            lasts[subject] = number


def _write(connection: BaseDatabaseWrapper, model: Any, links: Iterable[Link], *, with_number: bool) -> int:
    name, written = connection.ops.quote_name(model._meta.db_table), 0
    # A number that is there is left alone: writing it anew would move the index that is being walked along.
    number = ("sequence = new.n, ", "sequence = %s, ") if with_number else ("", "")
    with connection.cursor() as cursor:
        for some in batches(links, A_TIME):
            if connection.vendor == "postgresql":
                cursor.execute(
                    f"UPDATE {name} SET {number[0]}salt = new.salt, hash = new.hash FROM"  # noqa: S608  our own
                    " unnest(%s::int[], %s::bytea[], %s::bytea[], %s::bigint[]) AS new(n, salt, hash, id)"
                    f" WHERE {name}.id = new.id",
                    list(map(list, zip(*some, strict=True))),
                )
            else:
                rows = some if with_number else [link[1:] for link in some]
                cursor.executemany(f"UPDATE {name} SET {number[1]}salt = %s, hash = %s WHERE id = %s", rows)  # noqa: S608
            written += len(some)
    return written
