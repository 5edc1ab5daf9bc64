"""What a scan gives: the hits, and the words of every row that has one.

    Scan.hits      one entry per (place in a text, pattern): `row`, `pattern`, `word_from`, `word_to` (half open,
                   positions in `Scan.words`), `start`, `end` (bytes of the text as given, half open).
                   Ordered by row, then word_to, then word_from, then pattern.
    Scan.words     `rows` (ascending), `offsets` (len(rows) + 1, into the columns), and the columns
                   `hash` (of the canonical word, `hash_of`), `feature` (-1: not in the vocabulary), `start`, `end`
                   (bytes), `kind` (one of WORD ... EMOJI), `after` (punctuation before the next word, bit by bit).

`words` has the rows with a hit that counts, and the rows the caller asked for (`scan(..., wanted=...)`).
Which hits count is said in `netra.engine.screening.program`.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

WORD: Final = 0
NUMBER: Final = 1  # digits
HASHTAG: Final = 2  # one word of a hashtag that was split
MENTION: Final = 3  # "@handle", one word
URL: Final = 4  # an address beginning with http, one word; its key is "http"
EMOJI: Final = 5  # a run of the same picture, one word
KINDS: Final = ("word", "number", "hashtag", "mention", "url", "emoji")

STOP, COMMA, QUESTION, EXCLAMATION, COLON, QUOTE, NEWLINE, DASH = (1 << bit for bit in range(8))
AFTER: Final = {
    **dict.fromkeys(".…。", STOP),
    **dict.fromkeys(",;、，", COMMA),
    **dict.fromkeys("?？¿", QUESTION),
    **dict.fromkeys("!！¡", EXCLAMATION),
    **dict.fromkeys(":：", COLON),
    **dict.fromkeys('"“”„«»', QUOTE),
    **dict.fromkeys("\n\r\u2028\u2029", NEWLINE),
    **dict.fromkeys("-–—/|", DASH),
}

_ALL: Final = (1 << 64) - 1
K0, K1, M1, M2, M3 = (
    0x9E3779B97F4A7C15,
    0xD6E8FEB86659FD93,
    0xBF58476D1CE4E5B9,
    0x94D049BB133111EB,
    0xFF51AFD7ED558CCD,
)


def hash_of(key: str) -> int:
    """The 64-bit hash of a canonical word; never 0. Words of up to eight bytes of one length cannot collide."""
    raw = key.encode()
    size = len(raw)
    padded = raw.ljust(max(16, (size + 7) // 8 * 8), b"\0")
    parts = [int.from_bytes(padded[at : at + 8], "little") for at in range(0, len(padded), 8)]
    value = ((parts[0] ^ (size * K0 & _ALL)) * M1 + (parts[1] ^ K1) * M2) & _ALL
    for part in parts[2:]:
        value = ((value ^ part) * M1) & _ALL
        value ^= value >> 32
    value ^= value >> 32
    value = (value * M3) & _ALL
    return (value ^ value >> 29) or 1


@dataclass(frozen=True, slots=True)
class Hits:
    row: NDArray[np.int32]
    pattern: NDArray[np.int32]
    word_from: NDArray[np.int32]
    word_to: NDArray[np.int32]
    start: NDArray[np.uint32]
    end: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.row)


@dataclass(frozen=True, slots=True)
class Words:
    rows: NDArray[np.int32]
    offsets: NDArray[np.int32]
    hash: NDArray[np.uint64]
    feature: NDArray[np.int32]
    start: NDArray[np.uint32]
    end: NDArray[np.uint32]
    kind: NDArray[np.uint8]
    after: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.hash)


@dataclass(frozen=True, slots=True)
class Scan:
    hits: Hits
    words: Words
