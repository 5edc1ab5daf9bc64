"""Parts of a bundle as leaves of one tree: shown with a salt, or by their hash alone."""

import os
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from netra.ledger.queries import in_bytes
from netra.lib.chains import SALT, leaf_of, root_of


class Leaves:
    """Grows leaf by leaf; `shown` is what the manifest holds."""

    def __init__(self) -> None:
        self.shown: list[dict[str, Any]] = []
        self._digests: list[bytes] = []

    def add(self, content: Mapping[str, Any], *, is_hidden: bool) -> None:
        """`content` is path, value or file, and whom it is about. Hidden, its salt goes with it: nobody can guess."""
        salt = os.urandom(SALT)
        digest = leaf_digest(salt, content)
        self._digests.append(digest)
        self.shown.append({"hidden": digest.hex()} if is_hidden else {**content, "salt": salt.hex()})

    @property
    def root(self) -> str:
        return root_of(leaf_of(digest) for digest in self._digests).hex()

    @property
    def hidden(self) -> int:
        return sum("hidden" in one for one in self.shown)


def leaf_digest(salt: bytes, content: Mapping[str, Any]) -> bytes:
    return sha256(b"netra leaf\0" + salt + in_bytes(content)).digest()
