"""Words as they are compared: small letters without accents, cut to their stem by the Snowball rules for Indonesian."""

import re
import unicodedata
from functools import lru_cache
from threading import local

import snowballstemmer

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 40
_here = local()


def words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and stem of every word; positions are of the text as given."""
    return [(found.start(), found.end(), stem(found[0])) for found in _WORD.finditer(text)]


def stems(text: str) -> str:
    """The stems alone, as the index takes them in."""
    return " ".join(stem(word) for word in _WORD.findall(text))


def token(office: str) -> str:
    """The code of an office as one word no text holds."""
    return "zz" + "".join(sign for sign in office.lower() if sign.isalnum())


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one word. Words of digits, and longer ones than any language has, stay as they are.

    >>> stem("Mendukung"), stem("dukungan"), stem("2024")
    ('dukung', 'dukung', '2024')
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))[:_LONGEST]
    return plain if any(sign.isdigit() for sign in plain) else str(_stemmer().stemWord(plain))


def _stemmer() -> "snowballstemmer.indonesian_stemmer.IndonesianStemmer":
    """One for each thread: a stemmer keeps the word it works on in itself."""
    if not hasattr(_here, "stemmer"):
        _here.stemmer = snowballstemmer.stemmer("indonesian")
    return _here.stemmer
