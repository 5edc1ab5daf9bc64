"""Words the lexicon does not know, one slip of the finger away from one it does."""

from collections import defaultdict
from collections.abc import Iterable

SHORTEST = 6


class Speller:
    """Finds known words at one deletion, insertion, replacement or exchange of neighbours; only for long words.

    >>> Speller({"spanduk", "kampanye"}).mend("sapnduk")
    ('spanduk',)
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._near: dict[str, set[str]] = defaultdict(set)
        for word in words:
            if len(word) >= SHORTEST - 1 and word.isalpha():
                self._near[word].add(word)
                for cut in _cuts(word):
                    self._near[cut].add(word)

    def mend(self, word: str) -> tuple[str, ...]:
        """The known words near an unknown one, in order of the alphabet; the first letter must be right."""
        if len(word) < SHORTEST or not word.isalpha():
            return ()
        near = set(self._near.get(word, ()))
        for cut in _cuts(word):
            near |= self._near.get(cut, set())
        return tuple(
            sorted(one for one in near if one[0] == word[0] and abs(len(one) - len(word)) <= 1 and _is_near(one, word))
        )


def _cuts(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _is_near(one: str, other: str) -> bool:
    """Whether one edit, or one exchange of neighbours, leads from one to the other."""
    if len(one) == len(other):
        wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        if len(wrong) <= 1:
            return True
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and one[wrong[0]] == other[wrong[1]]
            and one[wrong[1]] == other[wrong[0]]
        )
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return shorter in _cuts(longer)
