"""Screenshots read with tesseract where it is installed. Without it they are set aside with the reason."""

import io
import os
import shutil
import subprocess
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from netra.engine.collecting.records import CannotCollect, Row

MAGIC: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
NARROW: Final = 400  # pixels; letters of narrower pictures are too small to be told apart
_WANTED_WIDTH: Final = 1_200
_LARGEST: Final = 60_000_000  # pixels
_PATIENCE: Final = 120  # seconds


def row(path: Path) -> Row:
    """The words of a picture as a post. Raises `CannotCollect` where they cannot be read."""
    program = shutil.which("tesseract")
    if program is None:
        raise CannotCollect(
            "Tangkapan layar ini tidak dibaca: program tesseract belum terpasang.",
            "The screenshot is not read: the program tesseract is not installed.",
        )
    content = path.read_bytes()
    picture = _prepared(content)
    command = [program, "stdin", "stdout", "-l", _language(program)]
    try:
        done = subprocess.run(  # noqa: S603  the program found on the path, and no word of the file's name
            command, input=picture, capture_output=True, timeout=_PATIENCE, check=True, env=_environment()
        )
    except (subprocess.SubprocessError, OSError) as fault:
        raise CannotCollect(
            "Tesseract tidak dapat membaca gambar ini.", "Tesseract could not read this picture."
        ) from fault
    words = "\n".join(line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines() if line.strip())
    if not words:
        raise CannotCollect("Tidak ada tulisan pada gambar ini.", "There are no words in this picture.")
    digest = sha256(content).hexdigest()
    extra = {"read_by": "tesseract", "language": _language(program), "sha256": digest}
    return {"id": f"picture-{digest[:20]}", "text": words, "visibility": "unknown", "extra": extra}


def _prepared(content: bytes) -> bytes:
    """The picture in shades of grey, enlarged where it is narrow, as PNG."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            if image.width * image.height > _LARGEST:
                raise CannotCollect("Gambar ini terlalu besar.", "The picture is too large.")
            grey = ImageOps.exif_transpose(image).convert("L")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as fault:
        raise CannotCollect("Gambar ini rusak.", "The picture is broken.") from fault
    if grey.width < NARROW:
        factor = -(-_WANTED_WIDTH // grey.width)
        grey = grey.resize((grey.width * factor, grey.height * factor), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    grey.save(out, "PNG")
    return out.getvalue()


@cache
def _language(program: str) -> str:
    """Indonesian where tesseract has it."""
    try:
        listed = subprocess.run(  # noqa: S603  see above
            [program, "--list-langs"], capture_output=True, timeout=_PATIENCE, check=False, env=_environment()
        ).stdout.split()
    except (subprocess.SubprocessError, OSError):
        return "eng"
    return "ind" if b"ind" in listed else "eng"


def _environment() -> dict[str, str]:
    """One thread: several workers read several pictures."""
    return os.environ | {"OMP_THREAD_LIMIT": "1"}
