"""JPEG without what it says beside the picture, and without touching a pixel."""

import re

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
# Frames, tables, intervals, heights (ITU-T T.81, table B.1). Whatever else a file names is no part of the picture.
_PICTURE = frozenset({*range(0xC0, 0xD0), _SCAN, *range(0xDB, 0xE0)}) - {0xC8}
_NOTES = frozenset({*range(0xE0, 0xF0), 0xFE})
_JFIF, _ADOBE = 0xE0, 0xEE
# What ends the packed pixels of a scan: a marker that is no restart and no stuffed byte.
_NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")


class MalformedJpeg(Exception):
    """Not written as the standard says, so that nobody can tell pixels from what was put between them."""


def without_notes(jpeg: bytes) -> bytes:
    """The same picture without EXIF, XMP, colour profile, preview, comments, and whatever follows its end.

    Kept are what decoders need: of JFIF its numbers, of Adobe's note how colours are meant. Raises `MalformedJpeg`.
    Source: ITU-T T.81 annex B, T.871.

    >>> without_notes(b"\\xff\\xd8\\xff\\xfe\\x00\\x05hai\\xff\\xdb\\x00\\x03x\\xff\\xd9Telepon")
    b'\\xff\\xd8\\xff\\xdb\\x00\\x03x\\xff\\xd9'
    """
    if not jpeg.startswith(_START):
        raise MalformedJpeg
    kept, place = [_START], 2
    while True:
        marker, place = _marker(jpeg, place)
        if marker == _END[1]:
            return b"".join([*kept, _END])
        end = place + int.from_bytes(jpeg[place : place + 2], "big")
        if end < place + 2 or end > len(jpeg) or marker not in _PICTURE | _NOTES:
            raise MalformedJpeg
        kept.append(_segment(marker, jpeg[place + 2 : end]))
        place = end
        if marker == _SCAN:
            found = _NEXT_MARKER.search(jpeg, place)
            if found is None:  # cut off: what is there of the picture is shown
                return b"".join([*kept, jpeg[place:], _END])
            kept.append(jpeg[place : found.start()])
            place = found.start()


def _marker(jpeg: bytes, place: int) -> tuple[int, int]:
    """The marker that stands here, and the place after it."""
    found = _NEXT_MARKER.match(jpeg, place)
    if found is None:
        raise MalformedJpeg
    return found[1][0], found.end()


def _segment(marker: int, content: bytes) -> bytes:
    """A segment as it is kept; empty for one that is not."""
    if marker == _JFIF and content.startswith(b"JFIF\0") and len(content) >= 14:
        content = content[:12] + b"\0\0"  # its numbers, and a preview of no size
    elif marker == _ADOBE and content.startswith(b"Adobe") and len(content) >= 12:
        content = content[:12]
    elif marker in _NOTES:
        return b""
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content
