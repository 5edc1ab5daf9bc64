"""Places on a picture that a publishable copy may have to hide, for a person to confirm, move or throw away."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import cv2

from netra.engine.pictures.faces import faces_in
from netra.engine.pictures.names import Sign, signs_in
from netra.engine.pictures.ocr import Line
from netra.engine.pictures.opening import Pixels
from netra.engine.pictures.plates import plates_in
from netra.engine.pictures.shapes import Box, around

MOST: Final = 60
_MARGIN: Final = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A place and what it may hold; `is_likely` is false for a mere maybe."""

    sign: Sign
    box: Box
    is_likely: bool = True


def proposals(
    pixels: Pixels, lines: Iterable[Line], shown: Iterable[Box] = (), *, known: Iterable[str] = ()
) -> list[Proposal]:
    """What may have to be hidden. `lines`: words read on it; `shown`: the pictures shown in a screenshot, where faces
    and plates are looked for instead of all over."""
    height, width = pixels.shape[:2]
    found: list[Proposal] = []
    for part in list(shown) or [Box(0, 0, width, height)]:
        cut = pixels[part.y : part.bottom, part.x : part.right]
        found += [Proposal(Sign.FACE, _moved(box, part), is_likely) for box, is_likely in faces_in(cut)]
        found += [Proposal(Sign.PLATE, _moved(box, part)) for box in plates_in(cut)]
    found += [Proposal(sign, box.grown(_MARGIN)) for sign, box in signs_in(lines, known=known)]
    found += [Proposal(Sign.CODE, box) for box in _codes(pixels)]
    return _told_once([Proposal(one.sign, one.box.within(width, height), one.is_likely) for one in found])[:MOST]


def words_proposed(lines: Iterable[Line], size: tuple[int, int], *, known: Iterable[str]) -> list[Proposal]:
    """The proposals that follow from the words alone, when more names are known. `size`: width and height."""
    found = [Proposal(sign, box.grown(_MARGIN).within(*size)) for sign, box in signs_in(lines, known=known)]
    return _told_once(found)


def joined(first: Iterable[Proposal], more: Iterable[Proposal]) -> list[Proposal]:
    """Both, without what is there already."""
    return _told_once([*first, *more])[:MOST]


def _moved(box: Box, part: Box) -> Box:
    return Box(box.x + part.x, box.y + part.y, box.width, box.height)


def _codes(pixels: Pixels) -> list[Box]:
    """Square codes, which lead to an account or a group."""
    is_found, corners = cv2.QRCodeDetector().detectMulti(pixels)
    if not is_found or corners is None:
        return []
    return [
        around([Box(int(x), int(y), 1, 1) for x, y in quad]).grown(6).within(pixels.shape[1], pixels.shape[0])
        for quad in corners
    ]


def _told_once(found: Iterable[Proposal]) -> list[Proposal]:
    kept: list[Proposal] = []
    for one in found:
        if one.box.area and all(one.box.shared(other.box) < 0.8 * one.box.area for other in kept):
            kept.append(one)
    return kept
