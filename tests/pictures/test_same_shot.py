"""The same shot is found again, changed as people change pictures; another of the same kind is not.

Threat model: FORGER-2.
"""

import io
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageOps

from netra.engine.pictures.matching import Likeness, likeness
from netra.engine.pictures.opening import Pixels
from netra.engine.pictures.prints import Prints, mirrored, packed, prints_of, unpacked, view_hashes, words
from netra.engine.pictures.regions import pictures_in
from netra.engine.pictures.searching import Kept, Search
from netra.practice.scenes import Scene, photograph, screenshot

Change = Callable[[Image.Image], Image.Image]


def pixels(image: Image.Image) -> Pixels:
    return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])


@cache
def scene(seed: str) -> Scene:
    return photograph(seed, (960, 720))


@cache
def prints(seed: str) -> Prints:
    return prints_of(pixels(scene(seed).image))


def best(one: Prints, other: Prints) -> Likeness | None:
    found = [likeness(one, other), likeness(mirrored(one), other, turned=True)]
    return max((met for met in found if met), key=lambda met: (met.is_same, met.agreed), default=None)


def through_a_messenger(image: Image.Image) -> Image.Image:
    out = io.BytesIO()
    image.resize((480, round(480 * image.height / image.width))).save(out, "JPEG", quality=40)
    return Image.open(out)


def cropped(image: Image.Image) -> Image.Image:
    width, height = image.size
    return image.crop((width // 6, height // 6, width - width // 8, height - height // 9))


def sticker(image: Image.Image) -> Image.Image:
    changed = image.copy()
    changed.paste("#ffcc00", (0, 0, image.width // 4, image.height // 4))
    return changed


CHANGES: dict[str, Change] = {
    "messenger": through_a_messenger,
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.25),
    "cropped": cropped,
    "mirrored": ImageOps.mirror,
    "mirrored-cropped": lambda image: cropped(ImageOps.mirror(image)),
    "turned": lambda image: cropped(image.rotate(7, Image.Resampling.BICUBIC)),
    "sticker": sticker,
    "screenshot": lambda image: screenshot("a", image).image,
    "dark-screenshot": lambda image: screenshot("b", image, dark=True).image,
    "screenshot-sent-on": lambda image: through_a_messenger(screenshot("c", image).image),
}


def test_it_works() -> None:
    met = best(prints("a"), prints("a"))
    assert met is not None
    assert met.is_same
    assert met.agreed > 0.99


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_picture_is_the_same_shot(change: str) -> None:
    changed = prints_of(pixels(CHANGES[change](scene("a").image)))
    met = best(changed, prints("a"))
    assert met is not None, change
    assert met.is_same, met
    assert met.is_mirrored == change.startswith("mirrored")


@pytest.mark.parametrize("other", ["b", "c"])
def test_another_shot_is_another(other: str) -> None:
    met = best(prints("a"), prints(other))
    assert met is None or not met.is_same


def test_two_telephones_alike_show_two_pictures() -> None:
    one, other = (prints_of(pixels(screenshot("same", scene(seed).image).image)) for seed in "ab")
    met = best(one, other)
    assert met is None or not met.is_same, "the frame of an app was taken for the picture in it"


def test_a_page_of_words_has_no_picture() -> None:
    page = pixels(screenshot("w", None).image)
    assert pictures_in(page) == []
    assert prints_of(page).views == ()


def test_the_picture_is_cut_out_of_the_screen() -> None:
    shot = screenshot("a", scene("a").image)
    assert shot.shown is not None
    (box,) = pictures_in(pixels(shot.image))
    assert all(
        abs(found - drawn) <= 4 for found, drawn in zip((box.x, box.y, box.right, box.bottom), shot.shown, strict=True)
    )


def test_prints_come_back_from_bytes() -> None:
    again = unpacked(packed(prints("a")))
    assert words(again) == words(prints("a"))
    assert view_hashes(again) == view_hashes(prints("a"))
    met = best(again, prints("a"))
    assert met is not None
    assert met.is_same


def test_a_search_finds_the_screenshot_among_others() -> None:
    kept = [Kept(number, words(prints(seed)), view_hashes(prints(seed))) for number, seed in enumerate("abc")]
    asked = prints_of(pixels(CHANGES["screenshot-sent-on"](scene("b").image)))
    search = Search(asked, mirrored(asked))
    search.look_through(kept[:2])
    search.look_through(kept[2:])
    assert search.candidates()[0] == 1


def test_a_search_of_nothing_finds_nothing() -> None:
    search = Search(prints_of(pixels(screenshot("w", None).image)))
    search.look_through([Kept(1, b"", b""), Kept(2, words(prints("a")), b"")])
    assert search.candidates() == []
