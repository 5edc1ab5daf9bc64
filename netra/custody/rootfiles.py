"""Roots outside the database: a text file with a root and the hash of every row under it.

    netra roots 1
    {"made_at":…,"number":12,"previous":"…","rows":2,"tree":"…","value":"…"}
    L 4711 6e34…
    T 19 a2c0…

One file holds one root or many. Whoever keeps them can name the first row that changed, not only that one did.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from json import JSONDecodeError, loads
from pathlib import Path
from typing import Self, TextIO

from netra.custody.models import Root
from netra.custody.rooting import value_of
from netra.custody.tables import BY_LETTER, leaf, parted
from netra.ledger.queries import in_bytes, micros
from netra.lib.chains import leaf_of, root_of

TITLE = "netra roots 1\n"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
Leaf = tuple[str, int, bytes]


class BadRootFile(Exception):
    """What was kept outside cannot be used; `str()` says why."""


@dataclass(frozen=True, slots=True)
class Header:
    """A root without its rows."""

    number: int
    made_at: datetime
    rows: int
    tree: str
    previous: str
    value: str

    @classmethod
    def of(cls, root: Root) -> Self:
        return cls(root.number, root.made_at, root.rows, root.tree, root.previous, root.value)

    @property
    def holds(self) -> bool:
        """Whether the value is what the rest gives."""
        return self.value == value_of(
            number=self.number, made_at=self.made_at, rows=self.rows, tree=self.tree, previous=self.previous
        )

    def line(self) -> str:
        head = {"number": self.number, "made_at": micros(self.made_at), "rows": self.rows, "tree": self.tree}
        return in_bytes({**head, "previous": self.previous, "value": self.value}).decode() + "\n"


def write(file: TextIO, roots: Iterable[Root]) -> int:
    """Write roots with the hash of every row under them; how many rows."""
    file.write(TITLE)
    count = 0
    for root in roots:
        file.write(Header.of(root).line())
        for part in root.parts.order_by("place").iterator(chunk_size=8):
            rows = parted(bytes(part.leaves))
            file.writelines(f"{letter} {id} {hash.hex()}\n" for letter, id, hash in rows)
            count += len(rows)
    return count


def headers(paths: Iterable[Path]) -> dict[int, Header]:
    """The roots in files, each checked against its rows. Raises `BadRootFile`, `OSError`."""
    found: dict[int, Header] = {}
    for path in paths:
        for header, leaves in _sections(path):
            tree = root_of(leaf_of(leaf(*one)) for one in leaves).hex()
            if tree != header.tree or not header.holds:
                raise BadRootFile(f"{path}: root {header.number} and its rows do not belong together.")
            if found.setdefault(header.number, header) != header:
                raise BadRootFile(f"{path}: another root {header.number} was given before.")
    return found


def leaves_in(paths: Iterable[Path]) -> Iterator[tuple[int, Leaf]]:
    """Number of the root, and a row under it."""
    for path in paths:
        for header, leaves in _sections(path):
            for one in leaves:
                yield header.number, one


def is_root_file(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(TITLE)) == TITLE.encode()


def _sections(path: Path) -> Iterator[tuple[Header, Iterator[Leaf]]]:
    with path.open(encoding="ascii", errors="replace") as file:
        if file.readline() != TITLE:
            raise BadRootFile(f"{path}: this is not a file of roots.")
        while line := file.readline():
            header = _header(line, path)
            yield header, _leaves(file, header, path)


def _header(line: str, path: Path) -> Header:
    try:
        told = loads(line)
        made_at = _EPOCH + timedelta(microseconds=told["made_at"])
        return Header(told["number"], made_at, told["rows"], told["tree"], told["previous"], told["value"])
    except (JSONDecodeError, KeyError, TypeError, OverflowError):
        raise BadRootFile(f"{path}: a root was expected in place of {line[:40]!r}.") from None


def _leaves(file: TextIO, header: Header, path: Path) -> Iterator[Leaf]:
    for _ in range(header.rows):
        line = file.readline()
        try:
            letter, id, hash = line.split()
            if letter not in BY_LETTER or len(hash) != 2 * sha256().digest_size:
                raise ValueError
            yield letter, int(id), bytes.fromhex(hash)
        except ValueError:
            raise BadRootFile(f"{path}: a row under root {header.number} was expected, not {line[:40]!r}.") from None
