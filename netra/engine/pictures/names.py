"""Words on a picture by which somebody can be found: names, handles, telephone and identity numbers, addresses."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from netra.engine.pictures.ocr import Line, Word
from netra.engine.pictures.plates import is_number
from netra.engine.pictures.shapes import Box, around


class Sign(StrEnum):
    """What a proposed box may hold."""

    FACE = "FACE"
    PLATE = "PLATE"
    HANDLE = "HANDLE"
    NAME = "NAME"
    NUMBER = "NUMBER"
    CODE = "CODE"
    OTHER = "OTHER"


_HANDLE: Final = re.compile(r"[@©]\w[\w.]{2,}|\w+[._]\w*\d|\w+(?:_\w+)+", re.ASCII)
_MAIL: Final = re.compile(r"\S+@\S+\.\w+|(?:https?://|www\.)\S+", re.IGNORECASE)
_DIGITS: Final = re.compile(r"(?:\+?62|0)[\s.-]?8[\d\s.-]{7,14}|\d[\d\s.-]{13,22}\d")
_AGO: Final = re.compile(
    r"\b\d+\s?(?:jam|menit|mnt|hari|minggu|detik|h|j|m)\b|\bbaru saja\b|\bkemarin\b", re.IGNORECASE
)
_CAPITAL: Final = re.compile(r"^[A-Z][a-zA-Z'’.-]+$")
_TABLE: Final = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
_COMMON: Final = frozenset(_TABLE["common"].split())
_LONGEST_NAME: Final = 5


def signs_in(lines: Iterable[Line], *, known: Iterable[str] = ()) -> Iterator[tuple[Sign, Box]]:
    """Boxes of words that may tell who somebody is. `known`: names that occur in the case."""
    rows = list(lines)
    folded = {part for name in known for part in name.casefold().split() if len(part) > 3}
    for place, line in enumerate(rows):
        yield from _numbers(line)
        for word in line.words:
            if _HANDLE.search(word.text) or _MAIL.search(word.text):
                yield Sign.HANDLE, word.box
            elif word.text.casefold().strip(".,:;!?") in folded:
                yield Sign.NAME, word.box
        below = rows[place + 1].text if place + 1 < len(rows) else ""
        if len(line.words) <= _LONGEST_NAME and (age := _AGO.search(line.text)) and age.start() > 2:
            yield Sign.HANDLE, around([word.box for word in _under(line, 0, age.start() - 1)])
        yield from _names(line, heads_a_post=bool(_AGO.search(below) or _HANDLE.search(below)))


def _numbers(line: Line) -> Iterator[tuple[Sign, Box]]:
    if is_number(line.text) and len(line.words) <= 4:
        yield Sign.PLATE, line.box
    for found in _DIGITS.finditer(line.text):
        words = _under(line, found.start(), found.end())
        if words:
            yield Sign.NUMBER, around([word.box for word in words])


def _under(line: Line, start: int, end: int) -> list[Word]:
    at, held = 0, []
    for word in line.words:
        if at < end and at + len(word.text) > start:
            held.append(word)
        at += len(word.text) + 1
    return held


def _names(line: Line, *, heads_a_post: bool) -> Iterator[tuple[Sign, Box]]:
    """Two or more capitalised words in a row that are no common words; a short line over a handle or an age is the
    name of whoever posted it."""
    words = [word for word in line.words if any(sign.isalnum() for sign in word.text)]
    if heads_a_post and 1 <= len(words) <= _LONGEST_NAME and words[0].text[:1].isupper():
        yield Sign.NAME, around([word.box for word in words])
        return
    run: list[Word] = []
    for word in [*line.words, None]:
        bare = word.text.strip('.,:;!?()"“”') if word else ""
        if word and _CAPITAL.match(bare) and bare.casefold() not in _COMMON:
            run.append(word)
            continue
        if len(run) >= 2 and not all(one.text.isupper() for one in run):
            yield Sign.NAME, around([one.box for one in run])
        run = []
