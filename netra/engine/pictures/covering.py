"""Hiding places on a picture so that nothing of what stood there is left.

A mosaic or a blur is made of what it hides, and much of it can be worked out again. Here a covered place is painted
with colours that run from edge to edge of what surrounds it: two pictures that differ only under the boxes give the
same copy, byte for byte.
"""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from netra.engine.pictures.opening import Pixels, as_jpeg
from netra.engine.pictures.shapes import Box

_RIM: Final = 3
_COARSE: Final = 12
SMALLEST: Final = 4
"""Pixels: a box less wide or tall hides nothing."""


def covered(pixels: Pixels, boxes: Sequence[Box]) -> bytes:
    """A JPEG of the picture with these places painted over; nothing but pixels goes into it."""
    height, width = pixels.shape[:2]
    places = [box.within(width, height) for box in boxes]
    hidden = np.zeros((height, width), np.uint8)
    for box in places:
        hidden[box.y : box.bottom, box.x : box.right] = 255
    result = pixels.copy()
    # What lies under any box is gone before a colour is taken from anywhere: boxes touch and overlap.
    result[hidden > 0] = 0
    paints = [_paint(result, hidden, box) for box in places if box.area]
    for box, paint in zip([box for box in places if box.area], paints, strict=True):
        result[box.y : box.bottom, box.x : box.right] = paint
    for box in places:
        if min(box.width, box.height) >= SMALLEST:
            _mark(result, box)
    return as_jpeg(result)


def _paint(pixels: Pixels, hidden: Pixels, box: Box) -> Pixels:
    """Colours that run between those seen on the four sides."""
    height, width = pixels.shape[:2]
    outer = box.grown(_RIM).within(width, height)
    seen = hidden[outer.y : outer.bottom, outer.x : outer.right] == 0
    around = pixels[outer.y : outer.bottom, outer.x : outer.right].astype(np.float32)
    if not seen.any():
        return np.full((box.height, box.width, 3), 128, np.uint8)
    middle = around[seen].mean(axis=0)
    sides = {
        "top": _side(around[: box.y - outer.y], seen[: box.y - outer.y], middle),
        "bottom": _side(around[box.bottom - outer.y :], seen[box.bottom - outer.y :], middle),
        "left": _side(around[:, : box.x - outer.x], seen[:, : box.x - outer.x], middle),
        "right": _side(around[:, box.right - outer.x :], seen[:, box.right - outer.x :], middle),
    }
    down = np.linspace(0, 1, _COARSE, dtype=np.float32)[:, None, None]
    along = np.linspace(0, 1, _COARSE, dtype=np.float32)[None, :, None]
    field = (
        (1 - down) * sides["top"] + down * sides["bottom"] + (1 - along) * sides["left"] + along * sides["right"]
    ) / 2
    spread = cv2.resize(field, (box.width, box.height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(spread, 0, 255), dtype=np.uint8)


def _side(strip: NDArray[np.float32], seen: NDArray[np.bool_], instead: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(strip[seen].mean(axis=0) if seen.any() else instead, dtype=np.float32)


def _mark(pixels: Pixels, box: Box) -> None:
    """A thin frame with a stroke across, so that nobody takes the paint for part of the scene."""
    light = float(pixels[box.y : box.bottom, box.x : box.right].mean()) > 127
    ink = (70, 70, 70) if light else (200, 200, 200)
    thick = max(1, min(box.width, box.height) // 60)
    cv2.rectangle(pixels, (box.x, box.y), (box.right - 1, box.bottom - 1), ink, thick)
    cv2.line(pixels, (box.x, box.bottom - 1), (box.right - 1, box.y), ink, thick)
