"""What becomes of every character: a letter, a digit, a picture, nothing, or the end of a word.

Styled letters (bold, circled, full width, small capitals), accents and look-alikes of other scripts become the plain
letter; capitals become small. Of a character that stands for several letters the first one is kept.
"""

import unicodedata
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

SIZE: Final = 0x20000  # characters above are the end of a word, but for those that are nothing at all
BREAK, NOTHING, PICTURE, HASH, AT, UNDERSCORE, DOLLAR = range(7)
FIRST_LETTER: Final = 97  # every value from here on is the letter itself; 48 to 57 are digits

_ALIKE = dict(
    zip(
        "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡıȷøłđħ" + "авсеніјкмортѕухѵԁһԛԝ" + "αβεικνορτυχηω",
        "abcdefghijklmnoprstuvwyzagijoldh" + "abcehijkmoptsyxvdhqw" + "abeiknoptuxnw",
        strict=True,
    )
)
_NOTHING = frozenset("'’‘`´ʼʻ\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_OWN = {"#": HASH, "@": AT, "_": UNDERSCORE, "$": DOLLAR}


def _letter_in_a_box(point: int) -> str:
    """Circled and squared capitals that Unicode itself does not take apart."""
    for first in (0x1F150, 0x1F170):
        if first <= point < first + 26:
            return chr(97 + point - first)
    return ""


def fold_one(character: str) -> int:
    """The class (below 48), digit or letter of one character, as its number."""
    point = ord(character)
    if point >= SIZE:
        return NOTHING if 0xE0000 <= point < 0xE1000 else BREAK
    category = unicodedata.category(character)
    if category == "Cn":  # pictures of a later Unicode than this Python knows
        return PICTURE if point >= 0x1F000 else BREAK
    if character in _NOTHING or category[0] == "M" or category == "Cf" or 0x1F3FB <= point <= 0x1F3FF:  # tones of skin
        return NOTHING
    boxed = _letter_in_a_box(point)
    if boxed:
        return ord(boxed)
    plain = unicodedata.normalize("NFKD", character).casefold()
    plain = unicodedata.normalize("NFKD", plain)
    for one in plain:
        if one in _OWN:
            return _OWN[one]
        one = _ALIKE.get(one, one)
        category = unicodedata.category(one)
        if category == "Nd":
            return 48 + unicodedata.decimal(one)
        if category[0] == "L" and ord(one) >= FIRST_LETTER:
            return ord(one)
        if category[0] == "M":
            continue
        if category == "So" and point >= 0x2190:
            return PICTURE
        if one == "(" and len(plain) > 1:  # ⒜ is taken apart into brackets and a letter
            continue
        return BREAK
    return BREAK


@cache
def table() -> NDArray[np.uint32]:
    """`fold_one` of every character below SIZE. Built once, in a fifth of a second."""
    found = np.zeros(SIZE, np.uint32)
    for point in range(SIZE):
        if not 0xD800 <= point < 0xE000:
            found[point] = fold_one(chr(point))
    found.setflags(write=False)
    return found


@cache
def plain_table() -> list[int]:
    return [int(value) for value in table()]
