"""Drawn photographs and telephone screens of nobody and nowhere, with the places of what is on them.

They stand for photographs in the practice world, and tests and benches measure on them.
"""

from dataclasses import dataclass, field
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Place = tuple[int, int, int, int]
"""Left, top, right, bottom."""

SKINS = ("#f0cfae", "#d9ab82", "#c08a5e", "#a0683f", "#7a4a2b", "#5a3520", "#43271a")
CLOTHES = ("#7d2f3c", "#2f557d", "#3d6b35", "#c7b18a", "#3a3a40", "#d8d8d2", "#8a6d2f", "#5e3a6e", "#1f2430")
HAIRS = ("#15110f", "#231a16", "#2f2620", "#55504c")
WALLS = ("#b7a98f", "#8ea3b0", "#c9c2b4", "#7f8f7a", "#a88f82", "#d6d3c8")
NAMES = ("Sari Contoh", "Budi Rekaan", "Made Misal", "Yohana Umpama", "Andi Ibarat", "Siti Teladan", "Joko Contoh")


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawn picture and where on it faces, plates, names and a shown picture stand."""

    image: Image.Image
    faces: tuple[Place, ...] = ()
    plates: tuple[Place, ...] = ()
    names: tuple[Place, ...] = ()
    shown: Place | None = None
    words: str = ""


@dataclass(slots=True)
class _Easel:
    image: Image.Image
    chance: Random
    faces: list[Place] = field(default_factory=list)
    plates: list[Place] = field(default_factory=list)

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image)


def photograph(
    seed: str, size: tuple[int, int] = (1280, 960), *, people: int | None = None, car: bool = False
) -> Scene:
    """People before a building, with light, shadow and grain, the same for the same seed."""
    chance = Random(f"photograph/{seed}")  # noqa: S311  repeatable, not secret
    easel = _Easel(_ground(size, chance), chance)
    _buildings(easel)
    count = chance.randint(2, 6) if people is None else people
    _people(easel, count)
    if car:
        _car(easel)
    return Scene(_developed(easel.image, chance), tuple(easel.faces), tuple(easel.plates))


def screenshot(
    seed: str, photo: Image.Image | None, *, dark: bool = False, width: int = 1080, words: str = "", name: str = ""
) -> Scene:
    """A post with its author's name, a picture and comments on a telephone; `photo` none: words alone."""
    chance = Random(f"screen/{seed}")  # noqa: S311
    paper, ink, dim = ("#101418", "#e8eaec", "#8b949c") if dark else ("#ffffff", "#16191c", "#6b7278")
    unit = width / 1080
    image = Image.new("RGB", (width, round(2280 * unit)), paper)
    pen = ImageDraw.Draw(image)

    def at(value: float) -> int:
        return round(value * unit)

    pen.text((at(48), at(30)), f"{chance.randint(6, 22):02}.{chance.randint(10, 59)}", fill=ink, font=_font(at(36)))
    pen.rounded_rectangle((at(960), at(34), at(1020), at(62)), at(6), outline=ink, width=max(1, at(4)))
    pen.rectangle((0, at(100), width, at(104)), fill=dim)
    y = at(140)
    names: list[Place] = []
    author = name or chance.choice(NAMES)
    y = _byline(pen, unit, y, author, ink, dim, chance, names)
    told = words or "Kegiatan silaturahmi warga bersama perangkat desa hari ini berjalan lancar."
    y = _paragraph(pen, unit, y, told, ink)
    shown = None
    if photo is not None:
        tall = round(photo.height * width / photo.width)
        image.paste(photo.convert("RGB").resize((width, tall), Image.Resampling.LANCZOS), (0, y + at(20)))
        shown = (0, y + at(20), width, y + at(20) + tall)
        y = shown[3]
    pen.text(
        (at(48), y + at(30)),
        f"{chance.randint(3, 900)} suka  ·  {chance.randint(2, 80)} komentar",
        fill=dim,
        font=_font(at(34)),
    )
    y += at(110)
    while y < image.height - at(320):
        y = _byline(pen, unit, y, chance.choice(NAMES), ink, dim, chance, names, small=True)
        y = _paragraph(
            pen, unit, y, chance.choice(("Mantap, lanjutkan pak", "Apa boleh ASN begini?", "Semoga lancar")), ink
        )
    return Scene(image, names=tuple(names), shown=shown, words=told)


def _byline(
    pen: ImageDraw.ImageDraw,
    unit: float,
    y: int,
    author: str,
    ink: str,
    dim: str,
    chance: Random,
    names: list[Place],
    *,
    small: bool = False,
) -> int:
    side, text = (round(76 * unit), round(34 * unit)) if small else (round(104 * unit), round(42 * unit))
    left = round(48 * unit)
    pen.ellipse((left, y, left + side, y + side), fill=chance.choice(CLOTHES))
    pen.text((left + side // 2, y + side // 2), author[0], fill="#ffffff", anchor="mm", font=_font(text))
    start = (left + side + round(28 * unit), y + round(4 * unit))
    pen.text(start, author, fill=ink, font=_font(text))
    names.append(tuple(round(value) for value in pen.textbbox(start, author, font=_font(text))))  # type: ignore[arg-type]
    handle = "@" + author.lower().replace(" ", "_") + str(chance.randint(2, 99))
    below = (start[0], start[1] + round(text * 1.35))
    pen.text(below, f"{handle} · {chance.randint(2, 23)} jam", fill=dim, font=_font(round(text * 0.8)))
    names.append(tuple(round(value) for value in pen.textbbox(below, handle, font=_font(round(text * 0.8)))))  # type: ignore[arg-type]
    return y + side + round(24 * unit)


def _paragraph(pen: ImageDraw.ImageDraw, unit: float, y: int, words: str, ink: str) -> int:
    font, line = _font(round(40 * unit)), ""
    for word in words.split():
        if pen.textlength(f"{line} {word}", font=font) > 960 * unit:
            pen.text((48 * unit, y), line, fill=ink, font=font)
            y, line = y + round(56 * unit), word
        else:
            line = f"{line} {word}".strip()
    pen.text((48 * unit, y), line, fill=ink, font=font)
    return y + round(80 * unit)


def _ground(size: tuple[int, int], chance: Random) -> Image.Image:
    width, height = size
    top, bottom = _rgb(chance.choice(WALLS)), _rgb(chance.choice(WALLS))
    slope = np.linspace(0, 1, height)[:, None, None]
    shades = (1 - slope) * np.array(top) + slope * np.array(bottom)
    return Image.fromarray(np.broadcast_to(shades, (height, width, 3)).astype(np.uint8).copy())


def _buildings(easel: _Easel) -> None:
    width, height = easel.image.size
    pen, chance = easel.pen, easel.chance
    horizon = int(height * chance.uniform(0.5, 0.68))
    x = -chance.randint(0, width // 8)
    while x < width:
        wide, tall = chance.randint(width // 9, width // 4), chance.randint(height // 5, horizon)
        pen.rectangle((x, horizon - tall, x + wide, horizon), fill=chance.choice(WALLS))
        step = chance.randint(36, 80)
        for left in range(x + 12, x + wide - step // 2, step):
            for top in range(horizon - tall + 14, horizon - step // 2, step):
                pen.rectangle((left, top, left + step // 2, top + step // 2), fill=_tint("#3c4650", chance, 40))
        x += wide + chance.randint(0, width // 20)
    pen.rectangle((0, horizon, width, height), fill=_tint("#8c8474", chance, 30))
    for _ in range(220):
        left, top = chance.randint(0, width), chance.randint(horizon, height)
        pen.ellipse(
            (left, top, left + chance.randint(4, 46), top + chance.randint(2, 14)), fill=_tint("#857b6a", chance, 50)
        )
    for _ in range(chance.randint(2, 6)):
        left, top = chance.randint(0, width), chance.randint(height // 10, horizon)
        for _leaf in range(70):
            dx, dy, r = chance.gauss(0, 60), chance.gauss(0, 50), chance.randint(5, 18)
            pen.ellipse((left + dx - r, top + dy - r, left + dx + r, top + dy + r), fill=_tint("#3f5b33", chance, 45))
    left, top = chance.randint(0, width // 2), chance.randint(0, height // 4)
    pen.rectangle((left, top, left + width // 2, top + height // 9), fill=chance.choice(CLOTHES))
    slogan = chance.choice(("SILATURAHMI WARGA", "GERAK JALAN SEHAT", "PANEN RAYA", "LOMBA DESA", "SENAM PAGI"))
    pen.text((left + width // 4, top + height // 18), slogan, anchor="mm", fill="#f5f1e6", font=_font(height // 16))


def _people(easel: _Easel, count: int) -> None:
    width, height = easel.image.size
    for number in range(count):
        tall = height * easel.chance.uniform(0.055, 0.11)
        x = width * (number + 0.5) / count + easel.chance.gauss(0, width / count / 9)
        y = height * easel.chance.uniform(0.38, 0.56)
        _person(easel, x, y, tall)


def _person(easel: _Easel, x: float, y: float, tall: float) -> None:
    pen, chance = easel.pen, easel.chance
    skin, cloth = _rgb(_tint(chance.choice(SKINS), chance, 10)), _tint(chance.choice(CLOTHES), chance, 20)
    wide = tall * chance.uniform(0.72, 0.82)
    pen.rounded_rectangle((x - tall * 1.2, y + tall * 1.15, x + tall * 1.2, y + tall * 4.6), tall * 0.5, fill=cloth)
    for line in range(5):
        down = y + tall * (1.6 + line * 0.55)
        pen.line(
            (x - tall, down, x + tall, down + chance.gauss(0, tall / 6)),
            fill=_tint(cloth, chance, 40),
            width=max(2, int(tall / 9)),
        )
    pen.rectangle((x - tall * 0.28, y + tall * 0.7, x + tall * 0.28, y + tall * 1.3), fill=_shade(skin, 0.85))
    kind = chance.random()
    hair = cloth if kind > 0.7 else chance.choice(HAIRS)
    grown = 1.35 if kind > 0.7 else 1.12  # a head scarf, a cap or hair
    pen.ellipse(
        (x - wide * grown, y - tall * grown, x + wide * grown, y + tall * (1.3 if kind > 0.7 else 0.4)), fill=hair
    )
    for step in range(8):  # light from one side
        part = 1 - step * 0.09
        pen.ellipse(
            (x - wide * part + step * wide * 0.03, y - tall * part * 0.92, x + wide * part, y + tall * part),
            fill=_shade(skin, 0.82 + 0.04 * step),
        )
    eye = tall * 0.13
    for side in (-1, 1):
        middle = x + side * wide * 0.42
        pen.ellipse((middle - eye * 1.3, y - eye * 1.3, middle + eye * 1.3, y + eye * 0.5), fill="#e9e4dc")
        pen.ellipse((middle - eye * 0.7, y - eye * 1.2, middle + eye * 0.7, y + eye * 0.4), fill="#1c1411")
        pen.line(
            (middle - eye * 1.6, y - tall * 0.3, middle + eye * 1.6, y - tall * 0.33),
            fill="#1c1411",
            width=max(1, int(tall / 14)),
        )
    pen.polygon(((x, y), (x - eye, y + tall * 0.32), (x + eye, y + tall * 0.32)), fill=_shade(skin, 0.78))
    pen.ellipse(
        (x - wide * 0.38, y + tall * 0.5, x + wide * 0.38, y + tall * 0.66), fill=_shade((150, 70, 66), skin[0] / 255)
    )
    easel.faces.append((int(x - wide), int(y - tall), int(x + wide), int(y + tall)))


def _car(easel: _Easel) -> None:
    width, height = easel.image.size
    pen, chance = easel.pen, easel.chance
    left, top = chance.randint(0, width // 2), int(height * 0.7)
    pen.rounded_rectangle((left, top, left + width // 2, top + height // 4), 30, fill=chance.choice(CLOTHES))
    plate = (left + width // 5, top + height // 7, left + width // 5 + width // 8, top + height // 7 + height // 20)
    ground, ink = chance.choice((("#f6f6f2", "#111111"), ("#151515", "#f4f4f4"), ("#a01c1c", "#f4f4f4")))
    pen.rectangle(plate, fill=ground, outline=ink, width=3)
    number = f"{chance.choice('KHGBL')} {chance.randint(1000, 9999)} {chance.choice('ABCDE')}{chance.choice('XYZ')}"
    pen.text(
        ((plate[0] + plate[2]) / 2, (plate[1] + plate[3]) / 2),
        number,
        fill=ink,
        anchor="mm",
        font=_font(int(height / 31)),
    )
    easel.plates.append(plate)


def _developed(image: Image.Image, chance: Random) -> Image.Image:
    """Softened edges, uneven light and grain, as a telephone's lens gives."""
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(1.1)), dtype=np.float32)
    height, width = soft.shape[:2]
    made = np.random.default_rng(chance.getrandbits(32))
    coarse = Image.fromarray(made.integers(96, 160, (9, 12), dtype=np.uint8)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    fine = Image.fromarray(made.integers(110, 146, (height // 6, width // 6), dtype=np.uint8)).resize(
        (width, height), Image.Resampling.BICUBIC
    )
    light = 1 + (np.asarray(coarse, dtype=np.float32) - 128)[:, :, None] / 300
    grain = (np.asarray(fine, dtype=np.float32) - 128)[:, :, None] + made.normal(0, 3, (height, width, 1))
    return Image.fromarray(np.clip(soft * light + grain, 0, 255).astype(np.uint8))


def _tint(colour: str, chance: Random, by: int) -> str:
    return "#" + "".join(f"{min(255, max(0, part + chance.randint(-by, by))):02x}" for part in _rgb(colour))


def _shade(colour: tuple[int, int, int], by: float) -> tuple[int, int, int]:
    red, green, blue = (min(255, int(part * by)) for part in colour)
    return red, green, blue


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _font(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(max(size, 6))
