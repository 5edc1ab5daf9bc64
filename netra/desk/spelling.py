"""A receipt code as it is read aloud: each sign with a word that begins with it.

For letters in Indonesian the words are everyday ones of our choosing, since no official table is in common use; in
English they are those of international telephony. Codes hold no I, L, O and U.
"""

from dataclasses import dataclass

_DIGITS = {
    "id": ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_LETTERS = {
    "id": "Ambon Bandung Cirebon Demak Ende Fakfak Garut Halmahera Jakarta Kudus Medan Nabire Padang Qatar Rembang"
    " Solo Tegal Vietnam Wonogiri Xilofon Yogya Zebra",
    "en": "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel Juliett Kilo Mike November Papa Quebec Romeo"
    " Sierra Tango Victor Whiskey X-ray Yankee Zulu",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a code and how it is said; `is_letter` where the word begins with the sign."""

    sign: str
    word: str
    is_letter: bool


def spelled(code: str, language: str) -> tuple[tuple[Sign, ...], ...]:
    """The groups of a code, sign by sign.

    >>> [sign.word for sign in spelled("A7K2-0", "id")[0]]
    ['Ambon', 'tujuh', 'Kudus', 'dua']
    """
    language = language if language in _DIGITS else "id"
    letters = {word[0]: word for word in _LETTERS[language].split()}
    return tuple(
        tuple(
            Sign(sign, _DIGITS[language][int(sign)] if sign.isdecimal() else letters[sign], not sign.isdecimal())
            for sign in group
        )
        for group in code.split("-")
    )
