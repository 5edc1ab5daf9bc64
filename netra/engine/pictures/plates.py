"""Number plates: rows of letters in a picture that read like one, or have its shape."""

import re
from typing import Final

import cv2
import numpy as np

from netra.engine.pictures import ocr
from netra.engine.pictures.opening import Pixels, grey, shrunk
from netra.engine.pictures.shapes import Box, apart

_SIDE: Final = 1280
_MOST: Final = 10
_ASPECT: Final = (2.0, 6.5)
_NUMBER: Final = re.compile(r"\b[A-Z]{1,2}\s?[0-9OISB]{2,5}\s?[A-Z]{0,3}\b")


def is_number(text: str) -> bool:
    """Whether words read like the number of a vehicle: one or two letters, up to four digits, up to three letters."""
    found = _NUMBER.search(re.sub(r"[^A-Z0-9 ]", "", text.upper()))
    return found is not None and sum(sign.isdigit() for sign in found.group()) >= 2


def plates_in(pixels: Pixels) -> list[Box]:
    """Boxes that may hold a plate. Where tesseract is installed, only those it can read as a number."""
    small, factor = shrunk(pixels, _SIDE)
    height, width = pixels.shape[:2]
    found = []
    for box in apart(_rows_of_letters(grey(small)), share=0.4)[:_MOST]:
        own = box.scaled(1 / factor).grown(round(4 / factor)).within(width, height)
        if not ocr.is_installed() or is_number(_read(pixels, own)):
            found.append(own)
    return found


def _read(pixels: Pixels, box: Box) -> str:
    part = np.ascontiguousarray(pixels[box.y : box.bottom, box.x : box.right])
    try:
        return " ".join(line.text for line in ocr.lines_in(part, as_one_line=True))
    except ocr.CannotRead:
        return ""


def _rows_of_letters(shades: Pixels) -> list[Box]:
    """Dense strokes in a flat rectangle, wider than tall; the densest first."""
    strokes = np.abs(cv2.Sobel(cv2.GaussianBlur(shades, (0, 0), 1.0), cv2.CV_32F, 1, 0))
    sharp = (strokes > max(60.0, float(np.percentile(strokes, 90)))).astype(np.uint8)
    found = []
    for reach in (9, 17, 29):
        joined = cv2.morphologyEx(sharp, cv2.MORPH_CLOSE, np.ones((3, reach), np.uint8))
        joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((5, 5), np.uint8))
        count, _labels, stats, _centres = cv2.connectedComponentsWithStats(joined)
        for number in range(1, count):
            x, y, width, height, area = (int(value) for value in stats[number])
            if 10 <= height <= 120 and _ASPECT[0] <= width / height <= _ASPECT[1] and area > 0.5 * width * height:
                density = float(sharp[y : y + height, x : x + width].mean())
                found.append((density, Box(x, y, width, height)))
    return [box for _density, box in sorted(found, key=lambda one: -one[0])]
