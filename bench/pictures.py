"""How often the same picture is found again after what people do to pictures, beside hashes of the whole picture.

    python bench/pictures.py [--pictures 30] [--words 20] [--library 100000]

Every photograph is drawn (`netra.practice.scenes`), changed in each way and looked for among all others; PDQ
(`pdqhash`, 31 bits of 256) and pHash (`imagehash`, 10 bits of 64) are asked the same. A pair that is not the same shot
and is told to be is a false pair; among them are screens of one app that show different photographs, and different
photographs in one campaign frame. Then: how much of drawn faces, plates and names the proposed boxes hide, how well
words on screens are read, that nothing under a box is left in a copy, and how long a search among very many takes.

Drawn pictures are easier than life: they say what breaks, not how well it goes outside. Before anything is measured,
the bench proves itself on planted faults: a comparison that calls everything alike, a search that drops the right
one, a cover that leaves a trace. It stops when it does not notice them. The last line is JSON.
"""

import argparse
import io
import json
import platform
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import cv2
import imagehash
import numpy as np
import pdqhash
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from netra.engine.pictures import ocr  # noqa: E402
from netra.engine.pictures.covering import covered  # noqa: E402
from netra.engine.pictures.matching import likeness  # noqa: E402
from netra.engine.pictures.opening import Pixels  # noqa: E402
from netra.engine.pictures.prints import Prints, mirrored, prints_of, view_hashes, words  # noqa: E402
from netra.engine.pictures.proposing import proposals  # noqa: E402
from netra.engine.pictures.regions import pictures_in  # noqa: E402
from netra.engine.pictures.searching import Kept, Search  # noqa: E402
from netra.engine.pictures.shapes import Box  # noqa: E402
from netra.practice.scenes import Place, photograph, screenshot  # noqa: E402

Change = Callable[[Image.Image, int], Image.Image]
PDQ_NEAR, PHASH_NEAR = 31, 10
HIDDEN = 0.6  # of a face, a plate or a name under boxes, so that it counts as hidden


def jpeg(image: Image.Image, quality: int) -> Image.Image:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality)
    return Image.open(out).convert("RGB")


def messenger(image: Image.Image, n: int) -> Image.Image:
    return jpeg(image.resize((640, round(640 * image.height / image.width))), 45)


def crop(share: float) -> Change:
    def cut(image: Image.Image, n: int) -> Image.Image:
        width, height = image.size
        return image.crop(
            (int(width * share), int(height * share), int(width * (1 - share)), int(height * (1 - share)))
        )

    return cut


def sticker(image: Image.Image, n: int) -> Image.Image:
    changed = image.copy()
    changed.paste("white", (0, 0, image.width // 3, image.height // 3))
    return changed


def screen_photographed(image: Image.Image, n: int) -> Image.Image:
    """A picture taken of the screen of another telephone: tilted, darker at a side, softer."""
    screen = screenshot(f"slant{n}", image, width=720).image
    width, height = screen.size
    start = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    end = np.array([[60, 50], [width - 30, 10], [width - 70, height - 40], [15, height - 10]], np.float32)
    bent = cv2.warpPerspective(np.asarray(screen), cv2.getPerspectiveTransform(start, end), (width, height))
    shade = np.linspace(0.65, 1.05, width)[None, :, None]
    return jpeg(Image.fromarray(np.clip(cv2.GaussianBlur(bent, (0, 0), 1.2) * shade, 0, 255).astype(np.uint8)), 60)


CHANGES: dict[str, Change] = {
    "saved again, JPEG 30": lambda image, n: jpeg(image, 30),
    "through a messenger": messenger,
    "a quarter of its size": lambda image, n: image.resize((image.width // 4, image.height // 4)),
    "brighter by a fifth": lambda image, n: ImageEnhance.Brightness(image).enhance(1.2),
    "a white box over a corner": sticker,
    "cropped 5% a side": crop(0.05),
    "cropped 15% a side": crop(0.15),
    "cropped 25% a side": crop(0.25),
    "mirrored": lambda image, n: ImageOps.mirror(image),
    "turned by 8 degrees": lambda image, n: crop(0.1)(image.rotate(8, Image.Resampling.BICUBIC), n),
    "in a telephone screenshot": lambda image, n: screenshot(f"shot{n}", image, dark=n % 2 == 1).image,
    "screenshot, sent on": lambda image, n: messenger(screenshot(f"sent{n}", image, dark=n % 2 == 0).image, n),
    "a screen photographed": screen_photographed,
}


@dataclass(frozen=True, slots=True)
class Held:
    image: Image.Image
    prints: Prints
    pdq: "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]"
    phash: imagehash.ImageHash


@dataclass(frozen=True, slots=True)
class Means:
    """The parts on trial, so that a fault can be planted in one of them."""

    compare: Callable[[Prints, Prints, Prints], bool]
    search: Callable[[Prints, Prints, Sequence[Held]], list[int]]
    cover: Callable[[Pixels, Sequence[Box]], bytes]


def compare(straight: Prints, turned: Prints, other: Prints) -> bool:
    return any(
        met is not None and met.is_same for met in (likeness(straight, other), likeness(turned, other, turned=True))
    )


def search(straight: Prints, turned: Prints, library: Sequence[Held]) -> list[int]:
    looked = Search(straight, turned)
    looked.look_through([Kept(n, words(held.prints), view_hashes(held.prints)) for n, held in enumerate(library)])
    return looked.candidates()


def pixels(image: Image.Image) -> Pixels:
    return np.ascontiguousarray(np.asarray(image.convert("RGB"))[:, :, ::-1])


def held(image: Image.Image) -> Held:
    pdq, _quality = pdqhash.compute(np.asarray(image.convert("RGB")))
    return Held(image, prints_of(pixels(image)), pdq, imagehash.phash(image))


def framed(image: Image.Image) -> Image.Image:
    """A campaign frame over the lower third and along the sides, the same for everybody."""
    changed = image.copy()
    pen = ImageDraw.Draw(changed)
    width, height = image.size
    pen.rectangle((0, 0, width, height // 12), fill="#0b5d3b")
    pen.rectangle((0, int(height * 0.78), width, height), fill="#0b5d3b")
    for n in range(24):
        pen.ellipse((n * width // 24, int(height * 0.8), n * width // 24 + 40, int(height * 0.8) + 40), fill="#f0c419")
    pen.text((width // 2, int(height * 0.92)), "BERSAMA NOMOR SATU", anchor="mm", fill="white", font_size=height // 14)
    return changed


def found_again(library: Sequence[Held], change: Change, means: Means) -> Counter[str]:
    """How many were found, by each way, and how many pairs were told that are none."""
    counted: Counter[str] = Counter()
    for n, original in enumerate(library):
        changed = held(change(original.image, n))
        turned = mirrored(changed.prints)
        same = [
            number
            for number in means.search(changed.prints, turned, library)
            if means.compare(changed.prints, turned, library[number].prints)
        ]
        counted["found"] += n in same
        counted["false"] += sum(number != n for number in same)
        for number, other in enumerate(library):
            name = "" if number == n else " false"
            counted["pdq" + name] += int((changed.pdq != other.pdq).sum()) <= PDQ_NEAR
            counted["phash" + name] += (changed.phash - other.phash) <= PHASH_NEAR
    return counted


def false_pairs(images: Sequence[Image.Image], means: Means) -> tuple[int, int]:
    """Pairs told to be the same among different pictures that look alike around; and the number of pairs."""
    prints = [prints_of(pixels(image)) for image in images]
    turned = [mirrored(one) for one in prints]
    pairs = [(a, b) for b in range(len(prints)) for a in range(b)]
    return sum(means.compare(prints[a], turned[a], prints[b]) for a, b in pairs), len(pairs)


def hidden(places: Sequence[Place], boxes: Sequence[Box]) -> int:
    count = 0
    for left, top, right, bottom in places:
        mask = np.zeros((bottom - top, right - left), bool)
        for box in boxes:
            mask[max(0, box.y - top) : max(0, box.bottom - top), max(0, box.x - left) : max(0, box.right - left)] = True
        count += bool(mask.mean() >= HIDDEN)
    return count


def proposed(count: int) -> dict[str, tuple[int, int]]:
    """(hidden, all) of drawn faces, plates and names; `boxes`: (likely, all proposed)."""
    told: dict[str, tuple[int, int]] = {}

    def add(name: str, one: int, all_: int) -> None:
        before = told.get(name, (0, 0))
        told[name] = (before[0] + one, before[1] + all_)

    for n in range(count):
        scene = photograph(f"propose{n}", car=True)
        found = proposals(pixels(scene.image), ())
        faces = [one.box for one in found if one.sign == "FACE"]
        likely = [one.box for one in found if one.sign == "FACE" and one.is_likely]
        add("faces, likely boxes", hidden(scene.faces, likely), len(scene.faces))
        add("faces, all boxes", hidden(scene.faces, faces), len(scene.faces))
        add("plates", hidden(scene.plates, [one.box for one in found if one.sign == "PLATE"]), len(scene.plates))
        add("boxes for faces (likely, all)", len(likely), len(faces))
        if ocr.is_installed():
            page = screenshot(f"propose{n}", scene.image, dark=n % 2 == 1)
            seen = pixels(page.image)
            on_page = proposals(seen, ocr.lines_in(seen), pictures_in(seen))
            add("names and accounts on screens", hidden(page.names, [one.box for one in on_page]), len(page.names))
    return told


def read_back(count: int) -> dict[str, float]:
    """Share of the told words found in what was read, by width of the screen."""
    told = {}
    for width in (1080, 540, 360):
        shares = []
        for n in range(count):
            text = "Seluruh perangkat desa diminta hadir di lapangan kecamatan bersama keluarga hari Minggu pagi"
            page = jpeg(screenshot(f"read{n}", None, dark=n % 2 == 1, width=width, words=text).image, 60)
            read = " ".join(line.text for line in ocr.lines_in(pixels(page))).lower().split()
            shares.append(sum(word in read for word in text.lower().split()) / len(text.split()))
        told[f"{width} px"] = round(float(np.mean(shares)), 3)
    return told


def traces(means: Means, count: int) -> int:
    """Copies that differ although their pictures differed under the boxes alone."""
    left = 0
    for n in range(count):
        one = pixels(photograph(f"trace{n}", (640, 480)).image)
        boxes = [Box(100, 80, 150, 120), Box(220, 150, 90, 200)]
        other = one.copy()
        for box in boxes:
            other[box.y : box.bottom, box.x : box.right] = 255 - other[box.y : box.bottom, box.x : box.right]
        left += means.cover(one, boxes) != means.cover(other, boxes)
    return left


def time_of_search(library: Sequence[Held], size: int) -> float:
    """Seconds of one search among so many, whose words are drawn at random."""
    drawn = np.random.default_rng(5)
    rows = [
        Kept(n, drawn.integers(0, 1 << 22, 450, dtype=np.uint32).astype("<u4").tobytes(), drawn.bytes(32))
        for n in range(size)
    ]
    began = perf_counter()
    looked = Search(library[0].prints, mirrored(library[0].prints))
    for start in range(0, size, 4000):
        looked.look_through(rows[start : start + 4000])
    return perf_counter() - began


def blurred(image: Pixels, boxes: Sequence[Box]) -> bytes:
    """What a mosaic does, and what must be noticed: colours from under the box stay."""
    changed = image.copy()
    for box in boxes:
        part = changed[box.y : box.bottom, box.x : box.right]
        small = cv2.resize(part, (4, 4), interpolation=cv2.INTER_AREA)
        changed[box.y : box.bottom, box.x : box.right] = cv2.resize(small, (box.width, box.height))
    return covered(changed, [])


def prove(means: Means) -> None:
    """Raise `SystemExit` unless each planted fault shows in the figures."""
    library = [held(photograph(f"plant{n}", (640, 480)).image) for n in range(3)]
    change = CHANGES["in a telephone screenshot"]
    credulous = found_again(library, change, Means(lambda *given: True, means.search, means.cover))
    told = false_pairs([one.image for one in library], Means(lambda *given: True, means.search, means.cover))
    forgetful = found_again(library, change, Means(means.compare, lambda *given: [], means.cover))
    faults = {
        "a comparison that calls everything alike": credulous["false"] > 0 or told[0] == told[1] > 0,
        "a search that drops the right one": forgetful["found"] == 0,
        "a mosaic in place of a cover": traces(Means(means.compare, means.search, blurred), 2) == 2,
        "another photograph in the same screen": not means.compare(
            *(lambda one: (one, mirrored(one)))(prints_of(pixels(change(library[0].image, 1)))), library[1].prints
        ),
    }
    for fault, is_seen in faults.items():
        print(f"planted: {fault}: {'noticed' if is_seen else 'NOT NOTICED'}")
    if not all(faults.values()):
        raise SystemExit("The bench does not notice a planted fault; its figures say nothing.")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pictures", type=int, default=30)
    parser.add_argument("--words", type=int, default=10)
    parser.add_argument("--library", type=int, default=100_000)
    asked = parser.parse_args()
    cv2.setNumThreads(1)
    means = Means(compare, search, covered)
    prove(means)
    count = asked.pictures
    library = [held(photograph(f"bench{n}").image) for n in range(count)]
    figures: dict[str, Any] = {"pictures": count, "machine": platform.machine(), "found": {}, "false": {}}
    print(f"\n{'of ' + str(count) + ' found again':28} {'Netra':>6} {'PDQ':>6} {'pHash':>6}   false pairs")
    for name, change in CHANGES.items():
        began = perf_counter()
        got = found_again(library, change, means)
        figures["found"][name] = [got["found"], got["pdq"], got["phash"]]
        figures["false"][name] = [got["false"], got["pdq false"], got["phash false"]]
        rivals = max(got["pdq"], got["phash"])
        ratio = f"{got['found'] / rivals:.2f} x" if rivals else ("all to none" if got["found"] == count else "-")
        print(
            f"{name:28} {got['found']:6} {got['pdq']:6} {got['phash']:6}   {got['false']} / {got['pdq false']} / "
            f"{got['phash false']}   {ratio} of the better hash   {(perf_counter() - began) / count:.2f} s each"
        )
    shots = [screenshot("one app", one.image).image for one in library[:8]]
    frames = [framed(one.image) for one in library[:8]]
    for name, images in (("one app, other photographs", shots), ("one frame, other photographs", frames)):
        wrong, pairs = false_pairs(images, means)
        figures["false"][name] = [wrong, pairs]
        print(f"{name:28} {wrong} false of {pairs} pairs")
    figures["hidden"] = proposed(min(count, asked.words))
    for name, (one, all_) in figures["hidden"].items():
        print(f"{name:32} {one} of {all_}")
    if ocr.is_installed():
        figures["read"] = read_back(min(count, asked.words))
        print("words read, by width of the screen:", figures["read"])
    figures["traces"] = traces(means, 5)
    print(f"copies with a trace of what was covered: {figures['traces']} of 5")
    figures["search s"] = round(time_of_search(library, asked.library), 2)
    print(f"one search among {asked.library:,} pictures: {figures['search s']} s")
    print(json.dumps(figures, default=int))
    return 0 if not figures["traces"] else 1


if __name__ == "__main__":
    sys.exit(main())
