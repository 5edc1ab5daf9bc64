"""Codes that people write down: the receipt of a report, the answer code in a summons.

A code is 17 characters of 5 bits (85 bits, from a token of 128 random bits) and one check character, in the alphabet
of Crockford's base 32: `XXXX-XXXX-XXXX-XXXX-XX`. The same token always gives the same code, so that a form sent
twice gives one receipt. Only a keyed digest of a code is stored.

Check character: Crockford's own (mod 37) needs five signs outside the alphabet, and Luhn mod 32 misses some swaps of
neighbours. We sum the characters over the field of 32 elements, each weighted by its own power of the generator.
Every weight is invertible and no two of the first 31 are equal; so every wrong character and every swap of two
different characters, neighbours or not, is detected.
"""

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from netra.domain.words import Text
from netra.vault.keys import code_secret_file, read_key

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PAYLOAD = 17
LENGTH = PAYLOAD + 1
_GROUP = 4
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SEPARATORS = frozenset("-_.\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}")
_LONGEST_INPUT = 200


class CodeKind(StrEnum):
    """What a code is for; a code of one kind is never found under another."""

    RECEIPT = "receipt"
    SUMMONS = "summons"
    QUESTION = "question"
    THREAD = "thread"


@dataclass(frozen=True, slots=True)
class BadCode:
    """Why a text is no code, in words for the person who typed it."""

    reason: Text


def new_token() -> str:
    """128 random bits, URL-safe; put into a form so that sending it twice gives one code."""
    return secrets.token_urlsafe(16)


def code_from(token: str, *, kind: CodeKind = CodeKind.RECEIPT) -> str:
    """The code that belongs to a token, grouped for reading. Raises `MissingKey` before the first start."""
    number = int.from_bytes(_keyed("code", kind, token), "big") >> (256 - 5 * PAYLOAD)
    payload = "".join(ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(PAYLOAD)))
    return _grouped(payload + check_character(payload))


def normalise(text: str) -> str | BadCode:
    """The code a person meant, grouped; forgiving of case, blanks, dashes and O, I, L.

    >>> normalise("not a code").reason.en
    'A code has 18 letters and digits; this one has 8.'
    """
    plain = unicodedata.normalize("NFKC", text[:_LONGEST_INPUT]).upper()
    plain = "".join(sign for sign in plain if not sign.isspace() and sign not in _SEPARATORS)
    plain = plain.translate(_LOOKALIKES)
    if len(plain) != LENGTH:
        return BadCode(
            Text(
                f"Kode terdiri dari {LENGTH} huruf dan angka; yang ini {len(plain)}.",
                f"A code has {LENGTH} letters and digits; this one has {len(plain)}.",
            )
        )
    strangers = sorted({sign for sign in plain if sign not in ALPHABET})
    if strangers:
        shown = " ".join(sign if sign.isprintable() else "?" for sign in strangers)
        return BadCode(Text(f"Tanda ini tidak dipakai dalam kode: {shown}", f"A code never holds: {shown}"))
    if check_character(plain[:PAYLOAD]) != plain[PAYLOAD]:
        return BadCode(
            Text(
                "Kode ini salah ketik. Bandingkan lagi huruf demi huruf dengan tanda terima.",
                "This code has a typing error. Compare it with the paper, letter by letter.",
            )
        )
    return _grouped(plain)


def digest(code: str, *, kind: CodeKind = CodeKind.RECEIPT) -> str:
    """What is stored and looked up instead of the code: 64 hex digits. Expects a code as `normalise` returns it."""
    return _keyed("digest", kind, code.replace("-", "")).hex()


def mark_of(use: str, text: str) -> str:
    """64 hex digits that are the same for the same text and tell nothing without the secret: what an address is
    found by, for example. `use` keeps marks of different things apart."""
    return _keyed("mark", use, text).hex()


def check_character(payload: str) -> str:
    """The last character of a code whose other characters are `payload`."""
    total, weight = 0, 1
    for character in payload:
        weight = _times(weight, 2)
        total ^= _times(weight, ALPHABET.index(character))
    return ALPHABET[total]


def _times(left: int, right: int) -> int:
    """Product in the field of 32 elements (x^5 + x^2 + 1), where 2 is a generator."""
    product = 0
    while right:
        if right & 1:
            product ^= left
        left = (left << 1) ^ (0b100101 if left & 16 else 0)
        right >>= 1
    return product


def _keyed(use: str, kind: str, text: str) -> bytes:
    return hmac.new(_secret(), f"netra {use}\0{kind}\0{text}".encode(), hashlib.sha256).digest()


def _secret() -> bytes:
    return read_key(code_secret_file()).secret


def _grouped(code: str) -> str:
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
