"""Which pictures bear the same words: screenshots of one post, without a picture in it, taken on two telephones."""

from collections.abc import Iterable, Iterator
from typing import Final

from netra.pictures.tokens import BYTES, parts

FEWEST: Final = 12
"""Different words on both; fewer are the words of every page."""
SHARE: Final = 0.7
"""Of the words of the shorter one."""


def same_words(mine: bytes, others: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, float]]:
    """Keys of those that bear the same words, with the share of them; tokens as `tokens_of` gives them."""
    if len(mine) < FEWEST * BYTES:
        return
    own = parts(mine)
    for key, tokens in others:
        # Of very unequal lengths one would hold the other by chance or as a quotation.
        if len(tokens) >= FEWEST * BYTES and max(len(mine), len(tokens)) <= 2 * min(len(mine), len(tokens)):
            shared = len(own & parts(tokens)) / min(len(own), len(tokens) // BYTES)
            if shared >= SHARE:
                yield key, round(shared, 3)
