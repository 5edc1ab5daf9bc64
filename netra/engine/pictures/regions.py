"""Where in a screenshot a picture is shown.

Pages and chats stand on few even colours; a photograph has many. Blocks in which most pixels belong to none of the
even colours are busy; letters leave most of their ground even and are not. A picture is a large, nearly full rectangle
of busy blocks, and its edges are then set to the pixel.
"""

from typing import Final

import cv2
import numpy as np

from netra.engine.pictures.opening import Pixels, grey, shrunk
from netra.engine.pictures.shapes import Box, apart

_SIDE: Final = 960
_BLOCK: Final = 12
_GROUND: Final = 0.34  # a block with less even ground than this is busy
_PAGE: Final = 0.02  # of the screen: so much of one even colour makes it a colour of the page
_SMALLEST: Final = 0.035  # of the screen
_EVEN: Final = 0.6  # what is evener is a drawing or a box of the page
_FULL: Final = 0.72  # of the rectangle
_WHOLE: Final = 0.92  # a picture that fills the screen is the screen
_MOST: Final = 4


def pictures_in(pixels: Pixels) -> list[Box]:
    """The pictures shown in a picture, largest first; none where it is one picture all over or shows only words."""
    small, factor = shrunk(pixels, _SIDE)
    busy = _busy(small)
    rows, columns = busy.shape
    count, _labels, stats, _centres = cv2.connectedComponentsWithStats(_closed(busy), connectivity=4)
    found = []
    for number in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[number])
        if width * height < _SMALLEST * rows * columns or area < _FULL * width * height or min(width, height) < 4:
            continue
        box = Box(left * _BLOCK, top * _BLOCK, width * _BLOCK, height * _BLOCK)
        edged = _set_to_edges(small, box)
        if _even(grey(small[edged.y : edged.bottom, edged.x : edged.right])).mean() <= 255 * _EVEN:
            found.append(edged)
    screen = small.shape[0] * small.shape[1]
    inside = [box for box in sorted(found, key=lambda box: -box.area) if box.area < _WHOLE * screen]
    if len(inside) < len(found):
        return []
    height, width = pixels.shape[:2]
    return [box.scaled(1 / factor).within(width, height) for box in apart(inside)[:_MOST]]


def evenness(pixels: Pixels) -> float:
    """Share of the picture that lies in even areas: near 1 for pages and chats, low for photographs."""
    small, _factor = shrunk(pixels, _SIDE)
    return float(_even(grey(small)).mean() / 255)


def _even(shades: Pixels) -> Pixels:
    """255 where a pixel is as its neighbours."""
    kernel = np.ones((5, 5), np.uint8)
    spread = cv2.subtract(cv2.dilate(shades, kernel), cv2.erode(shades, kernel))
    return np.where(spread <= 6, 255, 0).astype(np.uint8)


def _busy(small: Pixels) -> Pixels:
    """1 for each block with little even ground."""
    tall, wide = small.shape[0] // _BLOCK, small.shape[1] // _BLOCK
    cut = small[: tall * _BLOCK, : wide * _BLOCK]
    ground = _grounds(cut)
    share = ground.reshape(tall, _BLOCK, wide, _BLOCK).mean(axis=(1, 3))
    return np.where(share < _GROUND, 1, 0).astype(np.uint8)


def _grounds(small: Pixels) -> Pixels:
    """1 where a pixel has one of the even colours of the page: those that fill large, perfectly even areas."""
    levels = (small >> 3).astype(np.int32)
    key = levels[:, :, 0] << 10 | levels[:, :, 1] << 5 | levels[:, :, 2]
    counts = np.bincount(key[_even(grey(small)) == 255], minlength=1 << 15)
    large = (counts > _PAGE * key.size).astype(np.uint8).reshape(32, 32, 32)
    # Compressing shifts a colour a little, maybe over the border of its cell.
    wide = np.pad(large, 1)
    near = wide.copy()
    for axis in range(3):
        near |= np.roll(wide, 1, axis) | np.roll(wide, -1, axis)
    return np.asarray(near[1:-1, 1:-1, 1:-1].reshape(-1)[key], dtype=np.uint8)


def _closed(busy: Pixels) -> Pixels:
    closed = cv2.morphologyEx(busy, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _set_to_edges(small: Pixels, box: Box) -> Box:
    """The box moved to the strongest straight edges within a block of its own."""
    shades = grey(small).astype(np.int16)
    height, width = shades.shape
    across = np.abs(np.diff(shades, axis=1))
    down = np.abs(np.diff(shades, axis=0))
    inner = box.grown(-_BLOCK // 2).within(width, height)
    rows, columns = slice(inner.y, inner.bottom), slice(inner.x, inner.right)
    left = _edge(across[rows].mean(axis=0), box.x)
    right = _edge(across[rows].mean(axis=0), box.right)
    top = _edge(down[:, columns].mean(axis=1), box.y)
    bottom = _edge(down[:, columns].mean(axis=1), box.bottom)
    return Box(left, top, max(right - left, 1), max(bottom - top, 1)).within(width, height)


def _edge(strength: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", place: int) -> int:
    low, high = max(0, place - 2 * _BLOCK), min(len(strength), place + 2 * _BLOCK)
    if low == 0 and place <= _BLOCK:
        return 0
    if place >= len(strength) - _BLOCK:
        return len(strength) + 1
    return low + int(np.argmax(strength[low:high])) + 1
