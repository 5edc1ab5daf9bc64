"""What is kept of a picture to find it again, as one block of bytes.

A screenshot is looked at through the pictures shown in it: what frames them is the same in everybody's telephone.
"""

import io
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from netra.engine.pictures import hashing
from netra.engine.pictures.opening import Pixels, Unreadable, as_jpeg, grey, shrunk
from netra.engine.pictures.points import SIDE, Points, asked_words, points_of, words_of
from netra.engine.pictures.regions import evenness, pictures_in
from netra.engine.pictures.shapes import Box

_WORDS_ONLY: Final = 0.80  # so even is a page of words, whose letters resemble all other letters
_QUALITY: Final = 80


@dataclass(frozen=True, slots=True)
class View:
    """A picture, or one shown in it. `shades` is small and grey; `points` lie on it."""

    box: Box
    hash: bytes
    mirrored: bytes
    shades: Pixels
    points: Points


@dataclass(frozen=True, slots=True)
class Prints:
    """The views of a picture: itself, or the pictures shown in it; none of a page of words."""

    views: tuple[View, ...]


def prints_of(pixels: Pixels) -> Prints:
    """What is needed to find this picture again."""
    height, width = pixels.shape[:2]
    everything = Box(0, 0, width, height)
    boxes = pictures_in(pixels)
    if not boxes and evenness(pixels) > _WORDS_ONLY:
        return Prints(())
    views = tuple(_view(pixels, box) for box in boxes or [everything])
    return Prints(views)


def mirrored(prints: Prints) -> Prints:
    """The same for the mirror image."""
    return Prints(
        tuple(
            View(view.box, view.mirrored, view.hash, flipped, points_of(flipped))
            for view in prints.views
            for flipped in (np.ascontiguousarray(view.shades[:, ::-1]),)
        ),
    )


def words(prints: Prints) -> bytes:
    """The words of all views, sorted, four bytes each: what a search reads of every picture kept."""
    found = [words_of(view.points) for view in prints.views]
    return np.unique(np.concatenate(found)).astype("<u4").tobytes() if found else b""


def asked(prints: Prints) -> NDArray[np.uint32]:
    """The words to look for in others."""
    found = [asked_words(view.points) for view in prints.views]
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.uint32)


def view_hashes(prints: Prints) -> bytes:
    """The hashes of the views one after the other, those of plain ones left out."""
    return b"".join(view.hash for view in prints.views)


def packed(prints: Prints) -> bytes:
    """The prints as bytes."""
    out = io.BytesIO()
    arrays: dict[str, NDArray[np.generic]] = {}
    for place, view in enumerate(prints.views):
        arrays |= {
            f"{place}.box": np.array(view.box, np.int32),
            f"{place}.hash": _bytes(view.hash),
            f"{place}.mirrored": _bytes(view.mirrored),
            f"{place}.shades": _bytes(as_jpeg(view.shades, _QUALITY)),
            f"{place}.places": view.points.places.astype(np.float16),
            f"{place}.descriptions": view.points.descriptions,
        }
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def unpacked(content: bytes) -> Prints:
    """The prints from bytes that `packed` made."""
    with np.load(io.BytesIO(content), allow_pickle=False) as held:
        count = sum(name.endswith(".box") for name in held.files)
        views = tuple(
            View(
                Box(*(int(value) for value in held[f"{place}.box"])),
                held[f"{place}.hash"].tobytes(),
                held[f"{place}.mirrored"].tobytes(),
                _shades(held[f"{place}.shades"]),
                Points(held[f"{place}.places"].astype(np.float32), held[f"{place}.descriptions"]),
            )
            for place in range(count)
        )
        return Prints(views)


def _view(pixels: Pixels, box: Box) -> View:
    part = pixels[box.y : box.bottom, box.x : box.right]
    shades = np.ascontiguousarray(grey(shrunk(np.ascontiguousarray(part), SIDE)[0]))
    straight, turned = hashing.hashes(shades)
    return View(box, straight, turned, shades, points_of(shades))


def _bytes(content: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(content, np.uint8)


def _shades(content: NDArray[np.uint8]) -> Pixels:
    decoded = cv2.imdecode(content, cv2.IMREAD_GRAYSCALE)
    if decoded is None:
        raise Unreadable
    return np.asarray(decoded, dtype=np.uint8)
