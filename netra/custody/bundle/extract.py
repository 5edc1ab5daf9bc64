"""The rows of the ledger that belong to a case, each with its way up to a root."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from netra.custody.models import Root, RootPart
from netra.custody.rootfiles import Header
from netra.custody.tables import LEAF, key
from netra.ledger.queries import ChainTable, micros
from netra.lib.chains import digest_of, leaf_of, path_to

Way = list[tuple[str, str]]


class Ways:
    """Finds rows under roots; reads each part of a root once."""

    def __init__(self) -> None:
        self.roots: dict[int, Root] = {}
        self._leaves = cache(self._read)
        self._tops = cache(self._read_tops)

    def of(self, letter: str, id: int) -> tuple[int, Way] | None:
        """The root a row stands under and the way to it; `None` while it stands under none."""
        at = key(letter, id)
        found = RootPart.objects.filter(first_key__lte=at, last_key__gte=at).order_by("-first_key")
        for part, root, place in found.values_list("pk", "root", "place"):
            leaves = self._leaves(part)
            start = letter.encode() + id.to_bytes(8, "big")
            for n, leaf in enumerate(leaves):
                if leaf.startswith(start):
                    way = path_to(n, [leaf_of(one) for one in leaves]) + path_to(place, self._tops(root))
                    number = self._root(root)
                    return number, [("L" if is_left else "R", other.hex()) for is_left, other in way]
        return None

    def heads(self) -> list[dict[str, Any]]:
        """The roots that were needed, as the verifier reads them."""
        return [head_of(Header.of(root)) for root in sorted(self.roots.values(), key=lambda one: one.number)]

    def _root(self, pk: int) -> int:
        root = next((one for one in self.roots.values() if one.pk == pk), None) or Root.objects.get(pk=pk)
        self.roots[root.number] = root
        return root.number

    @staticmethod
    def _read(part: int) -> list[bytes]:
        content = bytes(RootPart.objects.values_list("leaves", flat=True).get(pk=part))
        return [content[n : n + LEAF] for n in range(0, len(content), LEAF)]

    @staticmethod
    def _read_tops(root: int) -> list[bytes]:
        tops = RootPart.objects.filter(root=root).order_by("place").values_list("top", flat=True)
        return [bytes(top) for top in tops]


def head_of(header: Header) -> dict[str, Any]:
    return {
        "number": header.number,
        "made_at": micros(header.made_at),
        "rows": header.rows,
        "tree": header.tree,
        "previous": header.previous,
        "value": header.value,
    }


def rows_of(
    table: ChainTable, rows: Iterable[dict[str, Any]], ways: Ways, hides: Callable[[str], bool]
) -> Iterator[dict[str, Any]]:
    """Rows as the bundle holds them; of one that is left out only its digest, so that the chain still holds."""
    for row in rows:
        body = table.body(row)
        salt = bytes(row["salt"] or b"")
        way = ways.of(table.letter, row["id"])
        told: dict[str, Any] = {"id": row["id"], "hash": bytes(row["hash"] or b"").hex(), "in": way}
        if hides(body.decode()):
            yield told | {"hidden": digest_of(salt, body).hex()}
        else:
            yield told | {"salt": salt.hex(), "body": body.decode()}
