"""A second reader, which knows nothing of the rules: the letters of the words alone, in rows of three to five.

What the rules find in narratives they were mended by is surer than in new ones; letters are the same in both. They
also read slips, short forms and regional words that no lexicon has.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from netra.engine.suggest.tokens import Token

SHORTEST, LONGEST = 3, 5


@lru_cache(maxsize=20_000)
def rows_of(word: str) -> tuple[str, ...]:
    """The rows of letters of a word, its edges marked; none of a number, which names a pair or a day, not an act.

    >>> rows_of("bpk")
    (' bp', 'bpk', 'pk ', ' bpk', 'bpk ', ' bpk ')
    >>> rows_of("2")
    ()
    """
    if word.isdigit():
        return ()
    marked = f" {word} "
    return tuple(
        marked[at : at + long] for long in range(SHORTEST, LONGEST + 1) for at in range(len(marked) - long + 1)
    )


def letters(tokens: Sequence[Token], known: Mapping[str, int], rarity: Sequence[float]) -> dict[int, float]:
    """How much each known row of letters stands out in a text, together of length 1."""
    counted = Counter(row for one in tokens for row in rows_of(one.plain) if row in known)
    found = {known[row]: (1 + math.log(times)) * rarity[known[row]] for row, times in counted.items()}
    length = math.sqrt(sum(number * number for number in found.values())) or 1.0
    return {at: number / length for at, number in found.items()}
