"""Hashes that tie rows together, so that none can be changed, taken away or put in between unnoticed.

A row's *digest* is taken over a salt and its bytes; its *link* over the link before it and its digest. Whoever may not
see a row can be given its digest: the chain still holds, and the salt keeps the row from being guessed.
A tree over many hashes (RFC 9162, 2.1) has one root, and a short path proves that a leaf is in it.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

START = bytes(32)  # what stands before the first link
SALT = 16


def digest_of(salt: bytes, body: bytes) -> bytes:
    """A row's own hash."""
    return sha256(b"netra row\0" + salt + body).digest()


def link_of(previous: bytes, digest: bytes) -> bytes:
    """The hash of a row in its chain."""
    return sha256(b"netra link\0" + previous + digest).digest()


def leaf_of(content: bytes) -> bytes:
    """A leaf of a tree."""
    return sha256(b"\0" + content).digest()


def node_of(left: bytes, right: bytes) -> bytes:
    """Where two branches meet."""
    return sha256(b"\1" + left + right).digest()


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaves, or over the roots of equal parts of a power of two of them; an empty tree has its own.

    Holds no more than one hash for each level of the tree.
    """
    heights: list[tuple[int, bytes]] = []
    for leaf in leaves:
        height, node = 0, leaf
        while heights and heights[-1][0] == height:
            node = node_of(heights.pop()[1], node)
            height += 1
        heights.append((height, node))
    if not heights:
        return sha256(b"").digest()
    node = heights.pop()[1]
    while heights:
        node = node_of(heights.pop()[1], node)
    return node


def path_to(place: int, leaves: Sequence[bytes]) -> list[tuple[bool, bytes]]:
    """The way from a leaf up to the root: at each step whether the other branch stands on the left, and its hash.

    >>> leaves = [leaf_of(bytes([n])) for n in range(7)]
    >>> all(walked(leaves[n], path_to(n, leaves)) == root_of(leaves) for n in range(7))
    True
    """
    if len(leaves) == 1:
        return []
    half = 1 << (len(leaves) - 1).bit_length() - 1
    if place < half:
        return [*path_to(place, leaves[:half]), (False, root_of(leaves[half:]))]
    return [*path_to(place - half, leaves[half:]), (True, root_of(leaves[:half]))]


def walked(leaf: bytes, path: Iterable[tuple[bool, bytes]]) -> bytes:
    """The root that a leaf and its path lead to."""
    node = leaf
    for is_left, other in path:
        node = node_of(other, node) if is_left else node_of(node, other)
    return node


def chained(bodies: Iterable[bytes], salts: Callable[[], bytes], previous: bytes = START) -> list[tuple[bytes, bytes]]:
    """Salt and link of each row of one chain, in order."""
    made = []
    for body in bodies:
        salt = salts()
        previous = link_of(previous, digest_of(salt, body))
        made.append((salt, previous))
    return made
