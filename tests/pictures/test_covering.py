"""Nothing of what was covered is left in the copy."""

import io

import numpy as np
import pytest
from PIL import Image

from netra.engine.pictures.covering import covered
from netra.engine.pictures.opening import Unreadable, opened
from netra.engine.pictures.shapes import Box

BOXES = [Box(20, 30, 60, 40), Box(70, 50, 50, 50), Box(-10, 100, 40, 400), Box(150, 10, 3, 3)]


def noise(seed: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.random.default_rng(seed).integers(0, 255, (160, 200, 3), dtype=np.uint8)


def test_it_works() -> None:
    with Image.open(io.BytesIO(covered(noise(1), BOXES))) as copy:
        assert copy.size == (200, 160)
        assert not copy.getexif()


def test_pictures_that_differ_only_under_boxes_give_the_same_bytes() -> None:
    one, other = noise(1), noise(1)
    for box in BOXES:
        part = box.within(200, 160)
        other[part.y : part.bottom, part.x : part.right] = noise(2)[part.y : part.bottom, part.x : part.right]
    assert (one != other).any()
    assert covered(one, BOXES) == covered(other, BOXES)


def test_a_pixel_outside_is_told() -> None:
    other = noise(1)
    other[0, 0] = 255 - other[0, 0]
    assert covered(noise(1), BOXES) != covered(other, BOXES)


def test_a_box_over_everything_leaves_one_colour() -> None:
    assert covered(noise(1), [Box(0, 0, 200, 160)]) == covered(noise(2), [Box(0, 0, 200, 160)])


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\nxx", b"GIF89a"], ids=["empty", "torn", "head"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        opened(content)
