"""Whether two pictures show the same shot: points in one arrangement, then one laid on the other and compared."""

from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from netra.engine.pictures import hashing
from netra.engine.pictures.opening import Pixels
from netra.engine.pictures.prints import Prints, View

Laid: TypeAlias = NDArray[np.float64]
"""3 × 3: from pixels of one view to those of the other."""

NEAR: Final = 48  # bits of 256
_RATIO: Final = 0.82
_FEWEST: Final = 9
_FEWEST_BENT: Final = 16
_MOST_AGREE: Final = 0.7  # of the points: then nothing is tilted
_OFF: Final = 3.0  # pixels
_BLOCK: Final = 16
_ALIKE: Final = 0.6
_TEXTURE: Final = 5.0
_FEWEST_BLOCKS: Final = 24
_AGREED: Final = 0.6
_COVERED: Final = 0.45


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two pictures are alike.

    `is_same`: one lies in the other as a whole or in large part and agrees with it. Else only a part is shared, such
    as a logo, a frame or a stamp. `points` stand in one arrangement; `agreed` and `covered` are shares from 0 to 1.
    """

    is_same: bool
    points: int
    agreed: float
    covered: float
    is_mirrored: bool = False


def likeness(one: Prints, other: Prints, *, turned: bool = False) -> Likeness | None:
    """The best likeness of two pictures, or none; `turned` says that `one` is the mirror image of what was given."""
    found = [
        met
        for mine in one.views
        for theirs in other.views
        if (met := _met(mine, theirs, is_mirrored=turned)) is not None
    ]
    return max(found, key=lambda met: (met.is_same, met.agreed * met.covered), default=None)


def _met(mine: View, theirs: View, *, is_mirrored: bool) -> Likeness | None:
    tried = []
    if hashing.distance(mine.hash, theirs.hash) <= NEAR:
        tried.append((_stretched(mine, theirs), 0))
    tried += _arrangements(mine, theirs)
    found = []
    for laid, count in tried:
        agreed, covered, blocks = _compared(mine.shades, theirs.shades, laid)
        is_same = blocks >= _FEWEST_BLOCKS and agreed >= _AGREED and covered >= _COVERED
        if is_same or count:
            found.append(Likeness(is_same, count, round(agreed, 3), round(covered, 3), is_mirrored))
    return max(found, key=lambda met: (met.is_same, round(met.agreed, 2), met.points), default=None)


def _stretched(mine: View, theirs: View) -> Laid:
    (tall, wide), (height, width) = mine.shades.shape, theirs.shades.shape
    return np.diag([width / wide, height / tall, 1.0])


def _arrangements(mine: View, theirs: View) -> list[tuple[Laid, int]]:
    """Ways to lay one view on the other that many points agree on: turned and scaled, or tilted as well."""
    if min(len(mine.points), len(theirs.points)) < _FEWEST:
        return []
    near = cv2.BFMatcher(cv2.NORM_L2).knnMatch(
        mine.points.descriptions.astype(np.float32), theirs.points.descriptions.astype(np.float32), k=2
    )
    good = [pair[0] for pair in near if len(pair) == 2 and pair[0].distance < _RATIO * pair[1].distance]
    if len(good) < _FEWEST:
        return []
    start = mine.points.places[[match.queryIdx for match in good]]
    end = theirs.points.places[[match.trainIdx for match in good]]
    cv2.setRNGSeed(7)
    even, inside = cv2.estimateAffinePartial2D(start, end, method=cv2.RANSAC, ransacReprojThreshold=_OFF, maxIters=3000)
    count = _distinct(start, end, inside)
    ways = []
    if even is not None and count >= _FEWEST and 0.04 < float(np.hypot(even[0, 0], even[1, 0])) < 25:
        ways.append((np.vstack([even, [0, 0, 1]]).astype(np.float64), count))
    if len(good) < _FEWEST_BENT or count > _MOST_AGREE * len(good):
        return ways
    tilted, inside = cv2.findHomography(start, end, cv2.USAC_MAGSAC, _OFF, maxIters=3000)
    count = _distinct(start, end, inside)
    if tilted is not None and count >= _FEWEST_BENT:
        bent = np.asarray(tilted, dtype=np.float64)
        if _is_plausible(bent, mine.shades):
            ways.append((bent, count))
    return ways


def _distinct(start: NDArray[np.float32], end: NDArray[np.float32], inside: object) -> int:
    """Points in the arrangement, those on one spot counted once: a spot often has several descriptions."""
    if inside is None:
        return 0
    held = np.asarray(inside).ravel().astype(bool)
    both = np.concatenate([start[held], end[held]], axis=1)
    return (
        min(len(np.unique((both[:, :2] // 4), axis=0)), len(np.unique((both[:, 2:] // 4), axis=0))) if len(both) else 0
    )


def _is_plausible(bent: NDArray[np.float64], shades: Pixels) -> bool:
    """Whether the corners stay a convex shape with the same sense of turning, as of a screen seen at a slant."""
    height, width = shades.shape
    corners = np.array([[[0, 0]], [[width, 0]], [[width, height]], [[0, height]]], np.float32)
    moved = cv2.perspectiveTransform(corners, bent).reshape(4, 2)
    if not np.isfinite(moved).all() or not cv2.isContourConvex(moved):
        return False
    area = float(cv2.contourArea(moved, oriented=True))
    return bool(0.002 < area / (height * width) < 500)


def _compared(mine: Pixels, theirs: Pixels, laid: Laid) -> tuple[float, float, int]:
    """Share of blocks that agree, share of the smaller picture that was laid on the other, number of blocks."""
    height, width = theirs.shape
    scale = float(np.sqrt(abs(np.linalg.det(laid[:2, :2]))))
    if scale > 1.3:  # compare in the coarser picture: the finer one has what the other lost
        return _compared(theirs, mine, np.asarray(np.linalg.inv(laid), dtype=np.float64))
    smooth = cv2.GaussianBlur(mine, (0, 0), max(0.6, 0.5 / max(scale, 0.02)))
    moved = cv2.warpPerspective(smooth, laid, (width, height), flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.full(mine.shape, 255, np.uint8), laid, (width, height), flags=cv2.INTER_NEAREST)
    mask = cv2.erode(mask, np.ones((3, 3), np.uint8))
    overlap = int((mask > 0).sum())
    smaller = min(mine.shape[0] * mine.shape[1] * scale * scale, float(height * width))
    agreed, blocks = _blocks(moved, cv2.GaussianBlur(theirs, (0, 0), 0.8), mask)
    return agreed, min(1.0, overlap / max(smaller, 1.0)), blocks


def _blocks(one: NDArray[np.generic], other: NDArray[np.generic], mask: NDArray[np.generic]) -> tuple[float, int]:
    tall, wide = one.shape[0] // _BLOCK, one.shape[1] // _BLOCK
    if not tall or not wide:
        return 0.0, 0
    a, b = _cut(one, tall, wide), _cut(other, tall, wide)
    full = _cut(mask, tall, wide).min(axis=2) > 0
    a, b = a - a.mean(axis=2, keepdims=True), b - b.mean(axis=2, keepdims=True)
    spread_a, spread_b = np.sqrt((a * a).mean(axis=2)), np.sqrt((b * b).mean(axis=2))
    told = full & (np.maximum(spread_a, spread_b) > _TEXTURE)
    alike = (a * b).mean(axis=2) / np.maximum(spread_a * spread_b, 1e-3)
    count = int(told.sum())
    return (float((alike[told] > _ALIKE).mean()) if count else 0.0), count


def _cut(shades: NDArray[np.generic], tall: int, wide: int) -> NDArray[np.float32]:
    part = shades[: tall * _BLOCK, : wide * _BLOCK].astype(np.float32)
    return part.reshape(tall, _BLOCK, wide, _BLOCK).transpose(0, 2, 1, 3).reshape(tall, wide, _BLOCK * _BLOCK)
