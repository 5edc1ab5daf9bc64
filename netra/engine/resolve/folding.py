"""Names and names of offices as they are compared: one spelling for what people write in many ways.

A name is cut at blanks into pieces; a piece is folded by itself, whatever stands around it. So a register of millions
folds each different piece once, and a name alone gives the same words.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

_OLD: Final = re.compile(r"dj|tj|sj|oe")  # a word with one of these is in the spelling of before 1972
_OF_OLD: Final = (("dj", "\0"), ("tj", "c"), ("j", "y"), ("\0", "j"), ("oe", "u"))
_ALIKE: Final = (
    ("nj", "ny"), ("ch", "h"), ("kh", "h"), ("sy", "s"), ("iy", "i"), ("dz", "z"), ("dh", "d"), ("th", "t"),
    ("ph", "f"), ("v", "f"), ("q", "k"), ("ie", "i"),
)  # fmt: skip
_LETTERS: Final = re.compile(r"[^a-z]+")
_SIGNS: Final = re.compile(r"[^a-z0-9]+")
_TWICE: Final = re.compile(r"(.)\1+")
_HUMP: Final = re.compile(r"(?<=[a-z]{2})(?=[A-Z][a-z]{2})")  # SitiAminah is two words; S.Pd and DeWi are not
_NUMBER: Final = re.compile(r"0*(\d+)")
_ABDUL_REST: Final = 5  # letters after "abdu": Abdurrahman is two words, Abdullah is one


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "spelling.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def _same() -> Mapping[str, str]:
    table = {_spelt(other): word for word, others in _table()["same"].items() for other in others}
    return {other: word for other, word in table.items() if other != word}


@lru_cache(maxsize=1)
def _around() -> frozenset[str]:
    words = _table()["around"]["words"]
    return frozenset(words) | {_spelt(word) for word in words if len(_spelt(word)) > 2}


@lru_cache(maxsize=1)
def _degrees() -> frozenset[str]:
    return frozenset(_table()["around"]["words"]) | frozenset(_table()["around"]["dotted"])


@lru_cache(maxsize=1)
def _offices() -> Mapping[str, tuple[str, ...]]:
    return {short: tuple(words) for short, words in _table()["employer"].items()}


@lru_cache(maxsize=1)
def common_words() -> Mapping[str, float]:
    """Folded words of names that very many people bear, with about the share of people who do."""
    return {_word(word)[0]: share for word, share in _table()["common"].items()}


def plain(text: str) -> str:
    """Lower case letters and signs without accents, styles of letters and emoji."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in unicodedata.normalize("NFKD", parted) if not unicodedata.combining(sign))


def _spelt(word: str) -> str:
    """One word of letters in the spelling of today, without doubled letters, folded until nothing changes."""
    while True:
        folded = _TWICE.sub(r"\1", word)
        for one, other in (*_OF_OLD, *_ALIKE) if _OLD.search(folded) else _ALIKE:
            folded = folded.replace(one, other)
        if len(folded) > 2 and folded.endswith("y"):
            folded = folded[:-1] + "i"
        if folded == word:
            return word
        word = folded


def _word(word: str) -> list[str]:
    spelt = _spelt(word)
    for _ in range(3):  # what is written short may be short for something that is itself written otherwise
        spelt = _spelt(_same().get(spelt, spelt))
    if spelt.startswith("abdu") and len(spelt) - 4 >= _ABDUL_REST and spelt != "abdul":
        return ["abdul", *_word(spelt[5:] if spelt.startswith("abdul") and len(spelt) > 9 else spelt[4:])]
    return [spelt]


def pieces(name: str) -> list[str]:
    """The pieces of a name that are folded one by one; what stands right after a comma keeps the comma."""
    return name.replace(",", " ,").split()


@lru_cache(maxsize=100_000)
def fold_piece(piece: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of a piece: those of the name, and all of them, which count where nothing else is left."""
    text = plain(_HUMP.sub(" ", piece))
    after_comma = text.startswith(",")
    dotted = "." in text.strip(".,")
    joined = _LETTERS.sub("", text)
    if joined in _degrees() and (dotted or after_comma or joined in _around()):
        return (), tuple(_word(joined))
    if after_comma and (dotted or len(joined) <= 4):
        return (), tuple(_word(joined)) if joined else ()
    everything = [folded for word in _LETTERS.split(text) if word for folded in _word(word)]
    return tuple(word for word in everything if word not in _around()), tuple(everything)


def fold_name(name: str) -> tuple[str, ...]:
    """The words of a name in the order written, without titles, degrees and forms of address.

    >>> fold_name("Drs. H. Moch. Soeparno, M.Si.")
    ('muhamad', 'suparno')
    >>> fold_name("Abdurrahman Tjokro") == fold_name("abd. rahman  cokro")
    True
    """
    folded = [fold_piece(piece) for piece in pieces(name)]
    words = tuple(word for of_name, _ in folded for word in of_name)
    if words:
        return words
    everything = tuple(word for _, all_words in folded for word in all_words)
    return tuple(word for word in everything if word not in _around()) or everything


@lru_cache(maxsize=100_000)
def _fold_office_word(word: str) -> tuple[str, ...]:
    number = _NUMBER.fullmatch(word)
    if number:
        return (number.group(1),)
    parted = re.fullmatch(r"([a-z]+)0*(\d+)", word)
    if parted:  # "sdn3"
        return (*_fold_office_word(parted.group(1)), parted.group(2))
    return tuple(_spelt(one) for one in _offices().get(word, (word,)))


_NO_OFFICE: Final = frozenset({"dan", "di", "pada", "the", "of", "and", "yang", "ke", "dari", "untuk"})


def fold_office(text: str) -> tuple[str, ...]:
    """The words of an agency, a unit or a line about oneself, each once, short forms written out.

    >>> fold_office("SDN 03 Lasem")
    ('sd', 'negeri', '3', 'lasem')
    """
    words: Iterable[str] = (one for one in _SIGNS.split(plain(text)) if one and one not in _NO_OFFICE)
    return tuple(dict.fromkeys(folded for word in words for folded in _fold_office_word(word)))
