"""Places that may be faces, for a person to judge.

No trained model comes with this program. Two honest signs are combined: a compact spot with the hue of human skin (of
every tone: hue is measured against brightness) whose surroundings, hair, scarf, cap or sky, have another; and the
pattern of light and dark that faces from the front share. Faces from the side, in crowds, masked, before a wall of
like hue or in coloured light are missed, and things that are no faces are proposed.
"""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from netra.engine.pictures.opening import Pixels, grey, shrunk
from netra.engine.pictures.shapes import Box, apart

MOST: Final = 14
_SIDE: Final = 720
_WIDE, _TALL = 20, 26
_RING: Final = 8
_STEP: Final = 1.19
_APART: Final = 0.34  # share of skin within, less the share around
_ENOUGH: Final = 0.55
_LIKELY: Final = 0.8
_LEAST: Final = 0.05  # of the pattern alone
_EDGE: Final = 9  # of the smallest face: what is cut off by the edge looks like anything
_PATTERN: Final = 0.6  # what the pattern counts beside the spot


def faces_in(pixels: Pixels) -> list[tuple[Box, bool]]:
    """Boxes that may hold a face, the likeliest first, each with whether it is likely or a mere maybe."""
    small, factor = shrunk(pixels, _SIDE)
    ranked = sorted(_likely(grey(small), _skin(small)), key=lambda found: -found[0])
    height, width = pixels.shape[:2]
    scores = {box: score for score, box in reversed(ranked)}
    boxes = apart((box for _score, box in ranked), share=0.3)[:MOST]
    return [(_head(box).scaled(1 / factor).within(width, height), scores[box] >= _LIKELY) for box in boxes]


def _likely(shades: Pixels, skin: NDArray[np.float32]) -> Iterator[tuple[float, Box]]:
    height, width = shades.shape
    scale = 1.0
    while min(height, width) * scale >= 1.5 * _TALL:
        size = (round(width * scale), round(height * scale))
        spots = cv2.filter2D(cv2.resize(skin, size, interpolation=cv2.INTER_AREA), cv2.CV_32F, _SPOT)
        level = cv2.GaussianBlur(cv2.resize(shades, size, interpolation=cv2.INTER_AREA), (0, 0), 0.8)
        edged = cv2.copyMakeBorder(level, _TALL // 2, _TALL // 2 - 1, _WIDE // 2, _WIDE // 2 - 1, cv2.BORDER_REPLICATE)
        like = np.maximum(cv2.matchTemplate(edged, _TEMPLATE, cv2.TM_CCOEFF_NORMED), 0)
        score = spots + _PATTERN * like
        inside = np.zeros(score.shape, bool)
        inside[_EDGE : score.shape[0] - _EDGE, _EDGE : score.shape[1] - _EDGE] = True
        peaks = (
            inside
            & (like >= _LEAST)
            & (spots >= _APART)
            & (score >= _ENOUGH)
            & (score >= cv2.dilate(score, np.ones((7, 7), np.uint8)) - 1e-6)
        )
        for y, x in np.argwhere(peaks):
            box = Box(int(x) - _WIDE // 2, int(y) - _TALL // 2, _WIDE, _TALL).scaled(1 / scale)
            yield float(score[y, x]), box.within(width, height)
        scale /= _STEP


def _skin(pixels: Pixels) -> NDArray[np.float32]:
    """1 where the hue is one of skin: more red than green, more green than blue, by shares that hold in every tone."""
    light, red, blue = cv2.split(
        cv2.cvtColor(cv2.GaussianBlur(pixels, (0, 0), 1.5), cv2.COLOR_BGR2YCrCb).astype(np.float32)
    )
    warm, yellow = (red - 128) / (light + 24), (128 - blue) / (light + 24)
    is_skin = (
        (warm > 0.045) & (warm < 0.5) & (yellow > 0.03) & (yellow < 0.5) & (warm > 0.4 * yellow) & (warm < 3 * yellow)
    )
    return np.asarray(is_skin, dtype=np.float32)


def _head(box: Box) -> Box:
    """The spot is brow to chin; hair and ears tell who it is as well."""
    aside, above = box.width // 5, box.height // 4
    return Box(box.x - aside, box.y - above, box.width + 2 * aside, box.height + above + box.height // 8)


def _spot() -> NDArray[np.float32]:
    """Adds what lies within an oval, takes away what lies around and above it; the neck below does not count."""
    height, width = _TALL + 2 * _RING, _WIDE + 2 * _RING
    inner = np.zeros((height | 1, width | 1), np.uint8)
    outer = inner.copy()
    middle = (inner.shape[1] // 2, inner.shape[0] // 2)
    cv2.ellipse(inner, middle, (_WIDE // 2, _TALL // 2), 0, 0, 360, 1, -1)
    cv2.ellipse(outer, middle, (_WIDE // 2 + _RING, _TALL // 2 + _RING), 0, 0, 360, 1, -1)
    cv2.ellipse(outer, middle, (_WIDE // 2 + 2, _TALL // 2 + 2), 0, 0, 360, 0, -1)
    outer[middle[1] + _TALL // 3 :] = 0
    return np.asarray(inner / inner.sum() - outer / outer.sum(), dtype=np.float32)


def _template() -> Pixels:
    """Light and dark of a face from the front, coarse and smooth."""
    face = np.full((_TALL * 4, _WIDE * 4), 150, np.uint8)
    cv2.ellipse(face, (40, 52), (36, 56), 0, 0, 360, 185, -1)
    for x in (23, 57):
        cv2.ellipse(face, (x, 34), (14, 4), 0, 0, 360, 115, -1)
        cv2.ellipse(face, (x, 46), (11, 6), 0, 0, 360, 80, -1)
    cv2.ellipse(face, (40, 58), (5, 14), 0, 0, 360, 205, -1)
    cv2.ellipse(face, (40, 71), (9, 3), 0, 0, 360, 140, -1)
    cv2.ellipse(face, (40, 82), (16, 5), 0, 0, 360, 110, -1)
    smooth = cv2.GaussianBlur(face, (0, 0), 4)
    return np.asarray(cv2.resize(smooth, (_WIDE, _TALL), interpolation=cv2.INTER_AREA), dtype=np.uint8)


_SPOT: Final = _spot()
_TEMPLATE: Final = _template()
