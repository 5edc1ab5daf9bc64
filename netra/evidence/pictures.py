"""Pictures: opened with care, copied without what they know about their maker."""

import io
import logging
import struct
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageOps

from netra.evidence import kinds
from netra.evidence.kinds import Kind
from netra.evidence.limits import CLEAN_SIDE, MAX_PIXELS, MAX_PIXELS_JPEG, SMALL_SIDE
from netra.evidence.refusals import RefusalCode, Refused

# The library's own guard against decompression bombs, as its documentation tells to set it.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS_JPEG
# At its most talkative the library writes into the log what a picture knows about its maker.
logging.getLogger("PIL").setLevel(logging.WARNING)

_FORMATS = {kinds.JPEG: "JPEG", kinds.PNG: "PNG", kinds.WEBP: "WEBP", kinds.GIF: "GIF"}
_PLAINEST = 6
_LARGE_PNG = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PictureCopies:
    """Encoded bytes: the clean copy with its kind, and a small JPEG."""

    clean: bytes
    kind: Kind
    small: bytes


def perceptual_key(file: BinaryIO, kind: Kind) -> str:
    """64 bits as 16 hex digits that hardly change when a picture is resized or saved again (difference hash).

    Decodes the whole picture, so it also proves that it can be decoded. Empty for a picture so plain that its key
    would resemble that of any other plain picture. Raises `Refused`.
    """
    picture = _decoded(file, kind, side=SMALL_SIDE).convert("L").resize((9, 8), Image.Resampling.LANCZOS)
    rows = [picture.tobytes()[9 * row : 9 * row + 9] for row in range(8)]
    bits = "".join("1" if row[place] > row[place + 1] else "0" for row in rows for place in range(8))
    if not _PLAINEST <= bits.count("1") <= 64 - _PLAINEST:
        return ""
    return f"{int(bits, 2):016x}"


def copies_of(file: BinaryIO, kind: Kind) -> PictureCopies:
    """A copy for the eyes: turned upright, at most 2400 pixels a side, of an animation the first frame.

    The pixels are painted into a new picture, so nothing but pixels can come along. Raises `Refused`.
    """
    upright = _decoded(file, kind, side=CLEAN_SIDE)
    upright.thumbnail((CLEAN_SIDE, CLEAN_SIDE), Image.Resampling.LANCZOS)
    bare = Image.new(upright.mode, upright.size)
    bare.paste(upright)
    clean, clean_kind = _encoded(bare, kind)
    bare.thumbnail((SMALL_SIDE, SMALL_SIDE), Image.Resampling.LANCZOS)
    return PictureCopies(clean=clean, kind=clean_kind, small=_jpeg(bare, quality=75))


def _encoded(bare: Image.Image, kind: Kind) -> tuple[bytes, Kind]:
    if kind == kinds.JPEG or (kind == kinds.WEBP and bare.mode == "RGB"):
        return _jpeg(bare, quality=88), kinds.JPEG
    buffer = io.BytesIO()
    bare.save(buffer, "PNG", optimize=False)
    if buffer.tell() > _LARGE_PNG:
        return _jpeg(bare, quality=88), kinds.JPEG
    return buffer.getvalue(), kinds.PNG


def _jpeg(picture: Image.Image, *, quality: int) -> bytes:
    if picture.mode == "RGBA":
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        picture = paper
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def _decoded(file: BinaryIO, kind: Kind, *, side: int) -> Image.Image:
    """The decoded first frame in RGB or RGBA, upright; a JPEG at reduced size, but not under `side`."""
    file.seek(0)
    if kind == kinds.WEBP:
        _check_webp_size(file.read(30))
        file.seek(0)
    try:
        with Image.open(file, formats=[_FORMATS[kind]]) as picture:
            _check_pixels(picture, kind)
            picture.draft("RGB", (side, side))
            picture.load()
            return ImageOps.exif_transpose(_in_colour(picture))
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(RefusalCode.TOO_MANY_PIXELS) from None
    except MemoryError:
        raise Refused(RefusalCode.TOO_MANY_PIXELS) from None
    except Exception:  # Decoders of hostile bytes fail in many ways; each means that this is no usable picture.
        raise Refused(RefusalCode.DAMAGED) from None


def _check_pixels(picture: Image.Image, kind: Kind) -> None:
    # A progressive JPEG is held whole in memory while it is decoded, so it has the smaller limit.
    reducible = kind == kinds.JPEG and not picture.info.get("progressive")
    width, height = picture.size
    if width * height > (MAX_PIXELS_JPEG if reducible else MAX_PIXELS):
        raise Refused(RefusalCode.TOO_MANY_PIXELS)


def _check_webp_size(head: bytes) -> None:
    """The decoder reserves room for a WebP when it is opened; so its header is read first."""
    chunk = head[12:16]
    width = height = 0
    if chunk == b"VP8X" and len(head) >= 30:
        width = 1 + int.from_bytes(head[24:27], "little")
        height = 1 + int.from_bytes(head[27:30], "little")
    elif chunk == b"VP8 " and len(head) >= 30:
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", head, 26))
    elif chunk == b"VP8L" and len(head) >= 25:
        bits = int.from_bytes(head[21:25], "little")
        width, height = 1 + (bits & 0x3FFF), 1 + ((bits >> 14) & 0x3FFF)
    if not width or not height:
        raise Refused(RefusalCode.DAMAGED)
    if width * height > MAX_PIXELS:
        raise Refused(RefusalCode.TOO_MANY_PIXELS)


def _in_colour(picture: Image.Image) -> Image.Image:
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: keep the upper eight.
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in picture.info:
        coloured = picture.convert("RGBA")
    else:
        coloured = picture.convert("RGB")
    # `convert` keeps what the file knows; the orientation is read from there once more by the caller.
    return coloured
