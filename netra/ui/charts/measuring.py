"""How wide a text will be before any browser has drawn it, and where its lines break.

Widths are those of Helvetica, to which Arial, Liberation Sans and their like keep; a margin covers wider system fonts.
"""

import re
from functools import lru_cache

MARGIN = 1.07
BOLD = 1.07
_NARROW = dict.fromkeys("ijl'|", 0.222) | dict.fromkeys(" .,:;!/\\ftI[]·", 0.278) | dict.fromkeys('r-()`"', 0.34)
_WIDE = (
    dict.fromkeys("ABEKPSVXY&", 0.667)
    | dict.fromkeys("CDHNRUw", 0.722)
    | dict.fromkeys("GOQ", 0.778)
    | dict.fromkeys("mM", 0.833)
    | dict.fromkeys("W%–—", 0.944)
    | dict.fromkeys("@…", 1.015)
    | dict.fromkeys("FTZL", 0.611)
    | dict.fromkeys("cksvxyzJ", 0.5)
)
_WIDTHS = _NARROW | _WIDE
_PIECES = re.compile(r"\S+?(?:[/–-](?=\S)|$)|\S+")


@lru_cache(maxsize=4096)
def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width in pixels at a size in pixels, rather too wide than too narrow.

    >>> 20 < width_of("Aceh", 12) < 35
    True
    """
    ems = sum(_WIDTHS.get(sign, 0.556 if sign.isascii() else 0.72) for sign in text)
    return ems * size * MARGIN * (BOLD if bold else 1)


def wrap(text: str, size: float, room: float, *, lines: int = 4, bold: bool = False) -> list[str]:
    """The text in lines no wider than the room; a word too long is broken, what does not fit ends in "…".

    >>> wrap("Kepulauan Siau Tagulandang Biaro", 12, 120)
    ['Kepulauan Siau', 'Tagulandang Biaro']
    """
    done: list[str] = []
    now = ""
    for word in text.split():
        glue = " " if now else ""
        if width_of(now + glue + word, size, bold) <= room:
            now += glue + word
            continue
        if now:
            done.append(now)
        *whole, now = _broken(word, size, room, bold)
        done += whole
    if now:
        done.append(now)
    if len(done) > lines:
        done = [*done[: lines - 1], cut(" ".join(done[lines - 1 :]), size, room, bold=bold)]
    return done


def cut(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text if it fits, else its beginning and "…"."""
    if width_of(text, size, bold) <= room:
        return text
    kept = text
    while kept and width_of(kept + "…", size, bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _broken(word: str, size: float, room: float, bold: bool) -> list[str]:
    """One word in pieces that fit: after a hyphen or a stroke where there is one, else anywhere."""
    pieces, now = [], ""
    for part in _PIECES.findall(word):
        for sign in [part] if width_of(now + part, size, bold) <= room else part:
            if now and width_of(now + sign, size, bold) > room:
                pieces.append(now)
                now = ""
            now += sign
    return [*pieces, now]
