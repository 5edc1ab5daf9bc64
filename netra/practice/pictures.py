"""Drawn pictures that stand for evidence in the practice world; each says LATIHAN, none shows a real person."""

from collections.abc import Callable
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFont

from netra.practice.scenes import photograph, screenshot

SIZE = (800, 600)
SKIES = ("#dbe7ef", "#efe6d8", "#e2ecdf", "#e9e0ec", "#e8e8e2")
SHIRTS = ("#8a5a44", "#3f6c8a", "#6b8a3f", "#8a3f55", "#555f6b", "#a8823b")
SKINS = ("#c99b74", "#a87650", "#8d5f3f")
STAMP = "LATIHAN · gambar rekaan, bukan bukti sungguhan"
INK, PAPER = "#2f3437", "#fdfcf8"

Pen = ImageDraw.ImageDraw


def draw(kind: str, seed: str) -> bytes:
    """A JPEG of that kind of scene (`KINDS`), the same for the same seed.

    `photo/NAME` is a photograph, `post/NAME` the screen of a telephone on which the photograph of that name is shown.
    """
    kind, _slash, shown = kind.partition("/")
    if shown:
        return _shot(kind, shown)
    chance = Random(f"{kind}/{seed}")  # noqa: S311  repeatable, not secret
    image = Image.new("RGB", SIZE, chance.choice(SKIES))
    pen = ImageDraw.Draw(image)
    KINDS[kind](pen, chance)
    _stamp(pen)
    out = BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def _shot(kind: str, name: str) -> bytes:
    photo = photograph(f"latihan/{name}", SIZE, people=4, car=True).image
    image = photo if kind == "photo" else screenshot(f"latihan/{name}", photo, width=720).image
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, image.height - 34, image.width, image.height), fill="#7a1f2b")
    pen.text((image.width // 2, image.height - 17), STAMP, anchor="mm", fill=PAPER, font=_font(18))
    out = BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def _pose(pen: Pen, chance: Random) -> None:
    """People in a row who hold up fingers."""
    pen.rectangle((0, 430, 800, 600), fill="#b9a88c")
    count = chance.randint(3, 5)
    for n in range(count):
        x = 90 + n * (640 // max(count - 1, 1)) + chance.randint(-18, 18)
        _person(pen, x, 430 + chance.randint(-12, 12), chance, hand=True)


def _stage(pen: Pen, chance: Random) -> None:
    """A stage with a speaker and a crowd before it."""
    pen.rectangle((160, 200, 640, 400), fill="#7d6b58")
    pen.rectangle((190, 90, 610, 190), fill=chance.choice(SHIRTS))
    pen.text((400, 140), "PANGGUNG", anchor="mm", fill=PAPER, font=_font(40))
    _person(pen, 400 + chance.randint(-90, 90), 390, chance, hand=True)
    for _ in range(26):
        x, y = chance.randint(20, 780), chance.randint(470, 590)
        pen.ellipse((x - 20, y - 20, x + 20, y + 20), fill=chance.choice(SKINS))


def _chat(pen: Pen, chance: Random) -> None:
    """A talk on a telephone, with lines instead of words."""
    pen.rounded_rectangle((240, 20, 560, 580), 28, fill="#efeae2", outline=INK, width=6)
    y = 70
    while y < 510:
        mine = chance.random() < 0.4
        width, height = chance.randint(110, 200), chance.choice((44, 62, 80))
        left = 540 - width if mine else 260
        pen.rounded_rectangle((left, y, left + width, y + height), 12, fill="#d9fdd3" if mine else PAPER)
        for line in range(y + 14, y + height - 8, 18):
            pen.line((left + 14, line, left + width - chance.randint(14, 60), line), fill="#8a8f94", width=4)
        y += height + 16


def _vehicle(pen: Pen, chance: Random) -> None:
    """A car with rolled banners in the back."""
    pen.rectangle((0, 440, 800, 600), fill="#8f9296")
    body = chance.choice(SHIRTS)
    pen.rounded_rectangle((150, 310, 650, 450), 26, fill=body)
    pen.polygon(((240, 310), (300, 220), (520, 220), (580, 310)), fill=body)
    pen.polygon(((265, 300), (312, 238), (400, 238), (400, 300)), fill="#cfe0ea")
    for x in (250, 550):
        pen.ellipse((x - 45, 405, x + 45, 495), fill=INK)
    for n in range(chance.randint(3, 6)):
        pen.rounded_rectangle((470 + n * 22, 200 - n * 6, 488 + n * 22, 310), 8, fill=chance.choice(SHIRTS))


def _poster(pen: Pen, chance: Random) -> None:
    """A banner between two poles."""
    for x in (170, 620):
        pen.rectangle((x, 140, x + 14, 560), fill="#5c4a36")
    pen.rectangle((184, 160, 620, 400), fill=chance.choice(SHIRTS))
    for x in (290, 480):
        pen.ellipse((x - 48, 200, x + 48, 296), fill=chance.choice(SKINS))
        pen.rectangle((x - 62, 300, x + 62, 350), fill=PAPER)
    pen.text((402, 376), f"NOMOR {chance.randint(1, 2)}", anchor="mm", fill=PAPER, font=_font(34))


def _paper(pen: Pen, chance: Random) -> None:
    """A page with a letterhead and lines."""
    pen.rectangle((210, 20, 590, 585), fill=PAPER, outline="#b8b8b0", width=3)
    pen.ellipse((235, 42, 285, 92), fill=chance.choice(SHIRTS))
    pen.line((230, 108, 570, 108), fill=INK, width=4)
    for y in range(140, 500, 22):
        pen.line((240, y, 560 - chance.randint(0, 130), y), fill="#9a9f9f", width=5)
    pen.ellipse((440, 490, 540, 560), outline="#7a5aa0", width=5)


def _goods(pen: Pen, chance: Random) -> None:
    """Parcels in rows, some with a sticker."""
    pen.rectangle((0, 470, 800, 600), fill="#b5a48a")
    for row in range(3):
        for column in range(5):
            x, y = 80 + column * 135 + chance.randint(-8, 8), 200 + row * 105
            pen.rectangle((x, y, x + 110, y + 85), fill="#c9a877", outline="#8a6d45", width=3)
            if chance.random() < 0.6:
                pen.rectangle((x + 30, y + 20, x + 80, y + 60), fill=chance.choice(SHIRTS))


KINDS: dict[str, Callable[[Pen, Random], None]] = {
    "pose": _pose,
    "stage": _stage,
    "chat": _chat,
    "vehicle": _vehicle,
    "poster": _poster,
    "paper": _paper,
    "goods": _goods,
}


def _person(pen: Pen, x: int, ground: int, chance: Random, *, hand: bool) -> None:
    skin, shirt = chance.choice(SKINS), chance.choice(SHIRTS)
    pen.rectangle((x - 34, ground - 90, x - 6, ground), fill=INK)
    pen.rectangle((x + 6, ground - 90, x + 34, ground), fill=INK)
    pen.rounded_rectangle((x - 44, ground - 200, x + 44, ground - 84), 18, fill=shirt)
    pen.ellipse((x - 34, ground - 272, x + 34, ground - 204), fill=skin)
    if hand:
        up = ground - 250
        pen.line((x + 40, ground - 180, x + 66, up), fill=shirt, width=18)
        for finger in range(chance.randint(1, 2)):
            pen.line((x + 62 + finger * 12, up, x + 60 + finger * 18, up - 36), fill=skin, width=8)


def _stamp(pen: Pen) -> None:
    pen.rectangle((0, 0, 800, 34), fill="#7a1f2b")
    pen.text((400, 17), STAMP, anchor="mm", fill=PAPER, font=_font(18))


def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)
