"""A table of chained rows, as whoever checks all of them wants to read it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

A_TIME = 2000


@dataclass(frozen=True, slots=True)
class ChainTable:
    """`letter` names the table in roots. `subject` gives kind and number of a row's subject, `body` its bytes, from
    the values of `fields` and of what `also` takes from elsewhere; `order` is subject, then number."""

    letter: str
    name: str
    model: Any
    order: tuple[str, ...]
    fields: tuple[str, ...]
    subject: Callable[[Mapping[str, Any]], tuple[str, int]]
    body: Callable[[Mapping[str, Any]], bytes]
    also: Mapping[str, Any] = field(default_factory=dict)

    def rows(self, **where: Any) -> Iterator[dict[str, Any]]:
        """Rows subject by subject, each in the order of its numbers: `fields`, `also`, id, sequence, salt and hash."""
        found = self.model._default_manager.filter(**where).order_by(*self.order)
        names = dict.fromkeys(("id", "sequence", "salt", "hash", *self.order, *self.fields))
        rows: Iterator[dict[str, Any]] = found.values(*names, **self.also).iterator(chunk_size=A_TIME)
        return rows

    def hashes_after(self, id: int, limit: int, *, until: int | None = None) -> list[tuple[int, bytes]]:
        """Ids after this one, at most `limit` of them, and their hashes; empty where a row has none."""
        found = self.model._default_manager.filter(id__gt=id)
        if until is not None:
            found = found.filter(id__lte=until)
        return [(row, bytes(hash or b"")) for row, hash in found.order_by("id").values_list("id", "hash")[:limit]]

    def hashes_of(self, ids: Collection[int]) -> dict[int, bytes]:
        """Hashes by id, of those that are there."""
        found = self.model._default_manager.filter(id__in=ids).values_list("id", "hash")
        return {row: bytes(hash or b"") for row, hash in found}

    def count(self) -> int:
        return int(self.model._default_manager.count())
