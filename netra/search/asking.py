"""What somebody typed, as the databases ask it: all words, phrases in quotation marks, none of those after a minus."""

import re
from dataclasses import dataclass

from netra.search.stems import stems, words

_PIECE = re.compile(r'(-?)"([^"]*)"|(\S+)')
MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Phrases of stems; a lone word is a phrase of one. `plain`: the words as they were written, for what is found by
    whole words."""

    with_: tuple[str, ...]
    without: tuple[str, ...]
    plain: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.with_

    @property
    def stems(self) -> frozenset[str]:
        """Every stem that is to be marked in what was found."""
        return frozenset(" ".join(self.with_).split())


def wanted(text: str) -> Wanted:
    """Read a search. Signs that mean something to a database are no words and fall away.

    >>> wanted('camat "dua jari" -lurah')
    Wanted(with_=('camat', 'dua jari'), without=('lurah',), plain='camat dua jari')
    """
    with_: list[str] = []
    without: list[str] = []
    plain: list[str] = []
    for minus, phrase, word in _PIECE.findall(text)[: 2 * MOST_WORDS]:
        if word:
            is_minus = word.startswith("-")
            (without if is_minus else with_).extend(stem for _, _, stem in words(word))
            plain += [] if is_minus else [word]
        elif phrase:
            (without if minus else with_).extend(filter(None, [stems(phrase)]))
            plain += [] if minus else [phrase]
    unique, unwanted = (tuple(dict.fromkeys(some))[:MOST_WORDS] for some in (with_, without))
    return Wanted(unique, unwanted, " ".join(plain[:MOST_WORDS]))


def for_sqlite(asked: Wanted, offices: frozenset[str] | None) -> str:
    """A query of FTS5. Stems are letters and digits alone, so that none can be taken for an operator."""
    text = "stems : (" + " AND ".join(f'"{phrase}"' for phrase in asked.with_) + ")"
    if offices is not None:
        text += " AND offices : (" + " OR ".join(f'"{office}"' for office in sorted(offices)) + ")"
    for phrase in asked.without:
        text += f' NOT stems : "{phrase}"'
    return text


def for_postgresql(asked: Wanted, offices: frozenset[str] | None) -> str:
    """A query of `to_tsquery('simple', …)` over the same stems."""
    parts = [_followed(phrase) for phrase in asked.with_] + [f"!({_followed(phrase)})" for phrase in asked.without]
    if offices is not None:
        parts.append("(" + " | ".join(sorted(offices)) + ")")
    return " & ".join(parts)


def _followed(phrase: str) -> str:
    return "(" + " <-> ".join(phrase.split()) + ")"
