"""Takes what points to a person out of a narrative before it leaves the house as a training row."""

import re
from collections.abc import Iterable

_NUMBER = re.compile(r"(?<!\d)(?:\+?62|0)?\d(?:[ .\-]?\d){7,20}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@[\w.]{2,40}")
SHORTEST_NAME = 3


def masked(narrative: str, names: Iterable[str] = ()) -> str:
    """Mail and web addresses, accounts, long numbers (NIP, NIK, telephone) and the given names, replaced by a word.

    >>> masked("Budi Santoso (NIP 19800101 200501 1 002) komen di @tim_dua, wa 0812-3456-7890", ["Budi Santoso"])
    '[orang] (NIP [nomor]) komen di [akun], wa [nomor]'

    Names nobody wrote down in the file stay; an exported file is personal data all the same.
    """
    text = _ADDRESS.sub("[tautan]", narrative)
    text = _MAIL.sub("[surel]", text)
    text = _HANDLE.sub("[akun]", text)
    text = _NUMBER.sub(_one_number, text)
    for name in sorted({name.strip() for name in names}, key=len, reverse=True):
        if len(name) >= SHORTEST_NAME:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[orang]", text, flags=re.IGNORECASE)
    return text


def _one_number(found: re.Match[str]) -> str:
    """Days and years are kept: only a number of at least ten digits points to somebody."""
    digits = sum(letter.isdigit() for letter in found[0])
    return "[nomor]" if digits >= 10 else found[0]
