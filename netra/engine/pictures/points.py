"""Points of a picture that are found again when it is cut, shrunk or shown inside another, and words made of them."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from netra.engine.pictures.opening import Pixels

SIDE: Final = 640
"""Pixels of the longer side at which points are looked for."""
MOST: Final = 500
_BITS: Final = 22
WORDS: Final = 1 << _BITS
_PROBED: Final = 4  # least certain signs that are also tried the other way


def _planes() -> NDArray[np.float32]:
    """Directions across which a description has a sign; drawn once and for all, each without a share of the mean."""
    drawn = np.random.default_rng(20241127).standard_normal((128, _BITS))
    return np.asarray(drawn - drawn.mean(axis=0), dtype=np.float32)


_PLANES: Final = _planes()
_VALUES: Final = (1 << np.arange(_BITS)).astype(np.uint32)


@dataclass(frozen=True, slots=True)
class Points:
    """`places`: n × 2 in pixels of the view; `descriptions`: n × 128."""

    places: NDArray[np.float32]
    descriptions: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.places)


def points_of(shades: Pixels) -> Points:
    """The strongest points of a grey picture (no side longer than `SIDE`)."""
    finder = cv2.SIFT.create(nfeatures=MOST, contrastThreshold=0.025, edgeThreshold=12)
    keys, raw = finder.detectAndCompute(shades, None)
    if not keys or raw is None:
        return Points(np.zeros((0, 2), np.float32), np.zeros((0, 128), np.uint8))
    keys, raw = keys[:MOST], np.asarray(raw, dtype=np.float32)[:MOST]
    rooted = np.sqrt(raw / np.maximum(raw.sum(axis=1, keepdims=True), 1.0))
    places = np.array([key.pt for key in keys], dtype=np.float32)
    return Points(places, np.clip(rooted * 512, 0, 255).astype(np.uint8))


def words_of(points: Points) -> NDArray[np.uint32]:
    """One word for each point: the signs of its description."""
    signs = points.descriptions.astype(np.float32) @ _PLANES > 0
    return np.asarray(signs @ _VALUES, dtype=np.uint32)


def asked_words(points: Points) -> NDArray[np.uint32]:
    """The words to look for: each point's own and those it would have if its least certain signs fell otherwise."""
    values = points.descriptions.astype(np.float32) @ _PLANES
    words = (values > 0) @ _VALUES
    weakest = np.argsort(np.abs(values), axis=1)[:, :_PROBED]
    flips = _VALUES[weakest]
    asked = [words]
    for chosen in range(1, 1 << _PROBED):
        mask = np.array([chosen >> place & 1 for place in range(_PROBED)], dtype=np.uint32)
        asked.append(words ^ (flips * mask).sum(axis=1))
    return np.unique(np.concatenate(asked).astype(np.uint32))
