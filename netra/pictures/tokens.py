"""Words read on pictures as keyed hashes: found by who has the key and the word, read by nobody."""

import hmac
import re
import unicodedata
from collections.abc import Iterable

from netra.vault import services as vault

BYTES = 8
SHORTEST = 3
_PURPOSE = "words on pictures"


def folded(text: str) -> set[str]:
    """The words of a text as they are compared: small letters, no accents, at least three signs."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    return {word for word in re.findall(r"\w+", plain) if len(word) >= SHORTEST}


def tokens_of(words: Iterable[str]) -> bytes:
    """Eight bytes for each word, sorted and joined."""
    secret = bytes.fromhex(vault.digest(_PURPOSE))
    return b"".join(sorted(hmac.digest(secret, word.encode(), "sha256")[:BYTES] for word in set(words)))


def numbers(tokens: bytes) -> list[int]:
    """The tokens as signed numbers, as a database keeps them."""
    return [int.from_bytes(part, "big", signed=True) for part in sorted(parts(tokens))]


def parts(tokens: bytes) -> frozenset[bytes]:
    """The tokens apart."""
    return frozenset(tokens[at : at + BYTES] for at in range(0, len(tokens), BYTES))
