"""The photographs inside a PDF, as their cameras wrote them, brought to say nothing but the picture."""

import io

from pikepdf import Array, Dictionary, Name, Object, Stream, StreamDecodeLevel
from PIL import Image

from netra.evidence.jpegs import MalformedJpeg, without_notes
from netra.evidence.limits import MAX_PIXELS

_JP2 = b"\0\0\0\x0cjP  \r\n\x87\n"
_KEPT_BOXES = frozenset({b"jP  ", b"ftyp", b"jp2h", b"jp2c"})  # ISO/IEC 15444-1 annex I
_MOST_LAYERS = 4  # of compression around one photograph


class UnusablePicture(Exception):
    """A photograph that can be neither read nor kept."""


def strip_picture(item: Stream) -> None:
    """Take the notes out of a stream that holds a photograph; leave every other stream. Raises `UnusablePicture`."""
    filters = _filters(item)
    if not filters or filters[-1] not in {Name.DCTDecode, Name.JPXDecode}:
        return
    content = _unpacked(item, filters)
    if filters[-1] == Name.JPXDecode:
        item.write(_without_boxes(content), filter=Name.JPXDecode)
        return
    try:
        item.write(without_notes(content), filter=Name.DCTDecode, decode_parms=_last_parms(item))
    except MalformedJpeg:
        item.write(_painted_anew(content), filter=Name.DCTDecode)


def _filters(item: Stream) -> list[Object]:
    named = item.get("/Filter")
    return list(named) if isinstance(named, Array) else [named] if named is not None else []


def _last_parms(item: Stream) -> Dictionary | None:
    parms = item.get("/DecodeParms")
    if isinstance(parms, Array):
        parms = parms[-1] if len(parms) else None
    return parms if isinstance(parms, Dictionary) else None


def _unpacked(item: Stream, filters: list[Object]) -> bytes:
    """The photograph's own file, out of what else it was packed into."""
    if len(filters) == 1:
        return item.read_raw_bytes()
    if len(filters) > _MOST_LAYERS:
        raise UnusablePicture
    last = _last_parms(item)
    parms = item.get("/DecodeParms")
    item.Filter = Array(filters[:-1])
    if isinstance(parms, Array):
        item.DecodeParms = Array(list(parms)[: len(filters) - 1])
    content = item.read_bytes(StreamDecodeLevel.specialized)
    item.DecodeParms = Array([last]) if last is not None else Array()
    return content


def _painted_anew(content: bytes) -> bytes:
    """The pixels in a new file, where the old one is not as it should be."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG"]) as picture:
            if picture.mode not in {"L", "RGB"} or picture.width * picture.height > MAX_PIXELS:
                raise UnusablePicture
            bare = Image.new(picture.mode, picture.size)
            bare.paste(picture)
    except UnusablePicture:
        raise
    except Exception:  # Decoders of hostile bytes fail in many ways; each means that this is no usable picture.
        raise UnusablePicture from None
    buffer = io.BytesIO()
    bare.save(buffer, "JPEG", quality=90)
    return buffer.getvalue()


def _without_boxes(content: bytes) -> bytes:
    """A JPEG 2000 file with the boxes of the picture alone; a bare codestream has none."""
    if not content.startswith(_JP2):
        return content
    kept, place = [], 0
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        end = len(content) if size == 0 else place + size
        if size == 1 or 0 < size < 8 or end > len(content):  # longer than four bytes can say, or than there is
            raise UnusablePicture
        if content[place + 4 : place + 8] in _KEPT_BOXES:
            kept.append(content[place:end])
        place = end
    return b"".join(kept)
