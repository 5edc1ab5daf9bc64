"""The tables of chained rows, and how a row stands in a root."""

from netra.evidence.queries import TOUCHES
from netra.ledger.queries import ENTRIES, ChainTable
from netra.vault.queries import OPENINGS

TABLES: tuple[ChainTable, ...] = (ENTRIES, OPENINGS, TOUCHES)  # by letter
BY_LETTER = {table.letter: table for table in TABLES}
LEAF = 41  # bytes: letter, id, hash
PART = 4096
NO_HASH = bytes(32)


def leaf(letter: str, id: int, hash: bytes) -> bytes:
    """What a tree is made over."""
    return letter.encode() + id.to_bytes(8, "big") + (hash or NO_HASH)


def parted(leaves: bytes) -> list[tuple[str, int, bytes]]:
    """Letter, id and hash of each leaf of a part."""
    return [
        (chr(leaves[n]), int.from_bytes(leaves[n + 1 : n + 9], "big"), leaves[n + 9 : n + LEAF])
        for n in range(0, len(leaves), LEAF)
    ]


def key(letter: str, id: int) -> int:
    """One number for table and id, in the order of the tree."""
    return (ord(letter) - ord("A")) << 56 | id
