"""Pictures from bytes to pixels, within limits, and back."""

import io
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

Pixels: TypeAlias = NDArray[np.uint8]
"""Rows × columns × blue, green, red; or rows × columns of grey."""

LONGEST: Final = 2400
"""Pixels of the longer side that are looked at."""
MOST_PIXELS: Final = 64_000_000
_QUALITY: Final = 88


class Unreadable(Exception):
    """The bytes are no picture that can be looked at."""


def opened(content: bytes) -> Pixels:
    """The picture upright in colour, at most `LONGEST` pixels a side, on white where it is transparent."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG", "WEBP", "GIF"]) as image:
            if image.width * image.height > MOST_PIXELS:
                raise Unreadable
            image.draft("RGB", (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(image)
            if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                seen = upright.convert("RGBA")
                paper = Image.new("RGB", seen.size, "white")
                paper.paste(seen, mask=seen.getchannel("A"))
                upright = paper
            colours = upright.convert("RGB")
            colours.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    except Unreadable:
        raise
    except Exception as fault:  # decoders fail in many ways on bytes they were not made for
        raise Unreadable from fault
    return np.ascontiguousarray(np.asarray(colours, dtype=np.uint8)[:, :, ::-1])


def shrunk(pixels: Pixels, longest: int) -> tuple[Pixels, float]:
    """The picture with no side longer than this, and the factor by which it was made smaller."""
    factor = min(1.0, longest / max(pixels.shape[:2]))
    if factor == 1.0:
        return pixels, factor
    size = (max(1, round(pixels.shape[1] * factor)), max(1, round(pixels.shape[0] * factor)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8), factor


def grey(pixels: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def as_jpeg(pixels: Pixels, quality: int = _QUALITY) -> bytes:
    """Bytes of a JPEG that holds the pixels and nothing else."""
    colours = pixels if pixels.ndim == 2 else pixels[:, :, ::-1]
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(colours)).save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()
