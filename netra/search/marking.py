"""Showing where the words stand: a stretch of each place around them, with the words marked."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from netra.domain.words import Text
from netra.search.stems import words

AROUND = 70  # letters before the first word and after the last
APART = 160  # words further apart are not shown in one stretch
MOST = 3
PLACES = {
    "ACCOUNT": Text("Uraian", "Account"),
    "PEOPLE": Text("Terlapor", "Accused"),
    "PAPER": Text("Naskah", "Paper"),
    "EXHIBIT": Text("Bukti", "Evidence"),
    "PICTURE": Text("Tulisan pada gambar", "Words on a picture"),
    "FILE": Text("Isi berkas", "Words of a file"),
    "TITLE": Text("Judul", "Title"),
    "TEXT": Text("Isi", "Text"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """`place` tells where it stands."""

    place: Text
    pieces: tuple[Piece, ...]


def on_file(lines: Iterable[str], plain: str, *, is_paper: bool = False) -> Iterator[Snippet]:
    """Lines of a picture, or of a PDF, in which the words stand, as they were read from it."""
    asked = {word.casefold() for word in re.findall(r"\w+", plain)}
    place = PLACES["FILE" if is_paper else "PICTURE"]
    for line in list(lines)[:MOST]:
        pieces = [Piece(part, part.casefold() in asked) for part in re.split(r"(\w+)", line) if part]
        yield Snippet(place, tuple(pieces))


def snippets(parts: Iterable[Sequence[str]], stems: Collection[str]) -> Iterator[Snippet]:
    """At most `MOST` stretches, from the places with most of the words first."""
    found = []
    for number, (place, text) in enumerate(parts):
        spans = [(start, end, stem) for start, end, stem in words(text) if stem in stems]
        if spans:
            found.append((-len({stem for _, _, stem in spans}), number, place, text, spans))
    for _, _, place, text, spans in sorted(found)[:MOST]:
        yield Snippet(PLACES[place], tuple(_pieces(text, [(start, end) for start, end, _ in _nearest(spans)])))


def _nearest(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The words of the stretch that holds most different ones; the earliest of several."""
    best: list[tuple[int, int, str]] = []
    for at, first in enumerate(spans):
        stretch = [span for span in spans[at : at + 20] if span[1] - first[0] <= APART]
        if len({stem for _, _, stem in stretch}) > len({stem for _, _, stem in best}):
            best = stretch
    return best


def _pieces(text: str, spans: list[tuple[int, int]]) -> Iterator[Piece]:
    start, end = _edge(text, spans[0][0] - AROUND, -1), _edge(text, spans[-1][1] + AROUND, 1)
    at, lead = start, "… " if start else ""
    for first, last in spans:
        yield Piece(lead + _flat(text[at:first]), is_marked=False)
        yield Piece(text[first:last], is_marked=True)
        at, lead = last, ""
    yield Piece(_flat(text[at:end]) + (" …" if end < len(text) else ""), is_marked=False)


def _flat(text: str) -> str:
    """On one line."""
    return re.sub(r"\s+", " ", text)


def _edge(text: str, at: int, step: int) -> int:
    """The next end of a word from here."""
    at = max(0, min(len(text), at))
    while 0 < at < len(text) and not text[at - (step > 0)].isspace():
        at += step
    return at
