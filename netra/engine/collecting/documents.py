"""JSON that is not one object a line: a list of objects, an object over many lines, or several one after the other."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from netra.domain.words import Text
from netra.engine.collecting.records import Found, clipped

LARGEST: Final = 1_000_000_000  # bytes of one value; larger ones are better given as lines
_STEP: Final = 1 << 20
_SPACE: Final = " \t\r\n\ufeff"


def values(stream: BinaryIO, encoding: str) -> Iterator[Found]:
    """Every value of a stream, those of a list one by one. What cannot be read ends it, with the reason."""
    decoder = json.JSONDecoder()
    text = _Window(stream, encoding)
    number = 0
    in_list = False
    while text.skip(_SPACE + "," if in_list else _SPACE):
        if not in_list and text.now() == "[":
            in_list = True
            text.take(1)
            continue
        if in_list and text.now() == "]":
            in_list = False
            text.take(1)
            continue
        number += 1
        found = _value(decoder, text)
        if found is None:
            yield Found(number, None, clipped(text.rest()), _BROKEN, text.sizes())
            return
        value, raw = found
        yield Found(number, value, raw, None, text.sizes())
    if in_list:
        reason = Text("Daftar JSON ini terputus.", "The list of JSON breaks off.")
        yield Found(number + 1, None, "", reason, text.sizes())


_BROKEN: Final = Text(
    "JSON rusak mulai dari sini; sisanya tidak dibaca.", "The JSON is broken from here on; the rest is not read."
)


class _Window:
    """A part of a text that grows on demand and forgets what was read."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        wide = encoding if encoding.startswith("utf-16") else "utf-8"
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("cp1252" if encoding == "cp1252" else wide)("replace")
        self._text = ""
        self._at = 0
        self._read = 0
        self._ended = False

    def more(self, size: int = _STEP) -> bool:
        """Read further; false at the end."""
        if self._ended or len(self._text) - self._at > LARGEST:
            return False
        chunk = self._stream.read(size)
        self._read += len(chunk)
        self._ended = not chunk
        self._text = self._text[self._at :] + self._decoder.decode(chunk, not chunk)
        self._at = 0
        return not self._ended

    def skip(self, letters: str) -> bool:
        """Pass over letters; false where nothing follows."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in letters:
                    return True
                self._at += 1
            if not self.more():
                return self._at < len(self._text)

    def now(self) -> str:
        return self._text[self._at]

    def rest(self) -> str:
        return self._text[self._at : self._at + 400]

    def take(self, letters: int) -> None:
        self._at += letters

    def parse(self, decoder: json.JSONDecoder) -> tuple[Any, str] | None:
        try:
            value, end = decoder.raw_decode(self._text, self._at)
        except (ValueError, RecursionError):
            return None
        if end == len(self._text) and not self._ended and not isinstance(value, dict | list | str):
            return None  # a number may go on in what was not read yet
        raw = self._text[self._at : self._at + 400]
        self._at = end
        return value, raw

    def sizes(self) -> int:
        """Bytes read since this was asked last."""
        size, self._read = self._read, 0
        return size


def _value(decoder: json.JSONDecoder, text: _Window) -> tuple[Any, str] | None:
    size = _STEP
    while True:
        found = text.parse(decoder)
        if found is not None:
            return found
        if not text.more(size):
            return text.parse(decoder)
        size *= 2  # a large value is tried again a few times, not at every step
