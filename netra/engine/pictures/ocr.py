"""The words on a picture and where they stand, read by tesseract where it is installed."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

import cv2
import numpy as np
from PIL import Image

from netra.engine.pictures.opening import Pixels, grey, shrunk
from netra.engine.pictures.shapes import Box, around

NARROW: Final = 480
"""Pixels: letters of narrower pictures are too small to be told apart and are enlarged first."""
_WANTED: Final = 1_200
_LONGEST: Final = 2_400
_DARK: Final = 105
_SURE: Final = 12.0  # per cent, of a word; an unsure handle is still a place to look at
_PATIENCE: Final = 90  # seconds
_LINE: Final = 72  # pixels: a single line is brought to this height
_COLUMNS: Final = 12


class NoReader(Exception):
    """The program tesseract is not installed."""


class CannotRead(Exception):
    """The program gave up on this picture."""


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand in one row."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        return around([word.box for word in self.words])


def is_installed() -> bool:
    return shutil.which("tesseract") is not None


def lines_in(pixels: Pixels, *, as_one_line: bool = False) -> tuple[Line, ...]:
    """The lines read, from above. Raises `NoReader`, `CannotRead`.

    Light letters on dark ground are turned round, narrow pictures enlarged; the places are those of the picture given.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise NoReader
    shades, factor = _prepared(pixels, _LINE if as_one_line else 0)
    out = io.BytesIO()
    Image.fromarray(shades).save(out, "PNG", compress_level=1)
    mode = "7" if as_one_line else "3"
    command = [program, "stdin", "stdout", "-l", _language(program), "--psm", mode, "tsv"]
    try:
        done = subprocess.run(  # noqa: S603  the program found on the path, and no word of a stranger
            command, input=out.getvalue(), capture_output=True, timeout=_PATIENCE, check=True, env=_environment()
        )
    except (subprocess.SubprocessError, OSError) as fault:
        raise CannotRead from fault
    return tuple(_lines(done.stdout.decode("utf-8", "replace").splitlines()[1:], factor, pixels.shape[:2]))


def _prepared(pixels: Pixels, tall: int) -> tuple[Pixels, float]:
    """Dark letters on light ground, large enough, a single line so `tall`; with the factor between it and the
    picture."""
    shades, factor = shrunk(grey(pixels) if pixels.ndim == 3 else pixels, _LONGEST)
    if float(np.median(shades)) < _DARK:
        shades = np.asarray(255 - shades, dtype=np.uint8)
    height, width = shades.shape
    if tall or width < NARROW:
        larger = tall / height if tall else _WANTED / width
        size = (max(1, round(width * larger)), max(1, round(height * larger)))
        return np.asarray(cv2.resize(shades, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8), factor * larger
    return shades, factor


def _lines(rows: Iterable[str], factor: float, size: tuple[int, ...]) -> Iterable[Line]:
    cells = [row.split("\t") for row in rows]
    found = [row for row in cells if len(row) == _COLUMNS and row[0] == "5" and row[11].strip()]
    for _place, group in groupby(found, key=lambda row: tuple(row[1:5])):
        words = tuple(
            Word(row[11].strip(), Box(*(int(cell) for cell in row[6:10])).scaled(1 / factor).within(size[1], size[0]))
            for row in group
            if float(row[10]) >= _SURE
        )
        if words:
            yield Line(words)


@cache
def _language(program: str) -> str:
    """Indonesian where tesseract has it."""
    try:
        listed = subprocess.run(  # noqa: S603  see above
            [program, "--list-langs"], capture_output=True, timeout=_PATIENCE, check=False, env=_environment()
        ).stdout.split()
    except (subprocess.SubprocessError, OSError):
        return "eng"
    return "ind" if b"ind" in listed else "eng"


def _environment() -> dict[str, str]:
    """One thread: several workers read several pictures."""
    return os.environ | {"OMP_THREAD_LIMIT": "1"}
