"""A text cut where patterns were found, so that a page can mark the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from netra.domain.words import Text

# What a kind of pattern is called on a page; kinds are those of `engine.screening.lexicon.Kind`.
KINDS = {
    "NAME": Text("nama calon", "candidate's name"),
    "PART": Text("bagian nama calon", "part of a candidate's name"),
    "ALIAS": Text("sebutan calon", "what a candidate is called"),
    "PAIR": Text("nama pasangan", "name of a pair"),
    "HANDLE": Text("akun kampanye", "campaign account"),
    "HASHTAG": Text("tagar", "hashtag"),
    "NUMBER": Text("nomor urut", "ballot number"),
    "SIGN": Text("isyarat jari", "hand sign"),
    "SLOGAN": Text("slogan", "slogan"),
    "PARTY": Text("partai", "party"),
    "TITLE": Text("sebutan jabatan", "title"),
    "OFFICE": Text("jabatan", "office"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `kinds` are those of the patterns found there, empty for the words between."""

    words: str
    kinds: tuple[str, ...] = ()

    @property
    def label(self) -> Text | None:
        """What the stretch is, for people."""
        found = [KINDS.get(kind, Text(kind.lower(), kind.lower())) for kind in self.kinds]
        if not found:
            return None
        return Text(", ".join(one.id for one in found), ", ".join(one.en for one in found))


def pieces(text: str, matches: Iterable[Mapping[str, Any]], field: str) -> tuple[Piece, ...]:
    """The whole text in order; joined again, the pieces are the text, letter by letter. Spans that lie outside the
    text, or of another field, mark nothing."""
    spans = [
        (one["start"], one["end"], str(one.get("kind") or ""))
        for one in matches
        if one.get("field") == field and 0 <= (one.get("start") or 0) < (one.get("end") or 0) <= len(text)
    ]
    cuts = sorted({0, len(text), *(start for start, _end, _kind in spans), *(end for _start, end, _kind in spans)})
    return tuple(
        Piece(
            text[start:end],
            tuple(dict.fromkeys(kind for begin, stop, kind in spans if begin <= start and end <= stop)),
        )
        for start, end in pairwise(cuts)
    )
