"""Whom or what a bundle leaves out, and how it is recognised wherever it is spoken of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

from netra.custody.bundle.pieces import Piece, Places, words_of
from netra.ledger.queries import in_bytes

if TYPE_CHECKING:
    from netra.cases.models import Case

BAR = "█████"
_KNOWN = re.compile(r"(accused|evidence):([1-9]\d{0,3})|witnesses|account")


class NoSuchPart(Exception):
    """What is to be left out is not in this case; `str()` is the word that was given."""


@dataclass(frozen=True, slots=True)
class Blackout:
    """`parts` such as "accused:2", "evidence:1", "witnesses", "account"; `words` by which those people are known."""

    parts: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()

    def hides(self, piece: Piece) -> bool:
        """Whether it is about what is left out, or speaks of somebody who is."""
        if piece.about & self.parts or (piece.path == "case/account" and "account" in self.parts):
            return True
        return self.names(in_bytes({"": piece.value}).decode())

    def names(self, text: str) -> bool:
        return any(_whole(word).search(text) for word in self.words)

    def hides_row(self, body: dict[str, Any], places: Places) -> bool:
        """Whether a row of the ledger is about somebody left out."""
        refs = body.get("refs", {})
        person = (
            places.tracks.get(body.get("track") or 0)
            or places.people.get(_number(refs.get("accused")), 0)
            or places.papers.get(_number(refs.get("paper")), 0)
        )
        return f"accused:{person}" in self.parts or self.names(in_bytes(body).decode())

    def masked(self, value: Any) -> Any:
        """The same printed data with black bars in place of these words."""
        if isinstance(value, str):
            for word in self.words:
                value = _whole(word).sub(BAR, value)
            return value
        if isinstance(value, tuple):
            return tuple(self.masked(one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{one.name: self.masked(getattr(value, one.name)) for one in fields(value)})
        return value


def blackout(case: "Case", places: Places, parts: Iterable[str]) -> Blackout:
    """Raises `NoSuchPart`."""
    wanted = frozenset(part.strip() for part in parts if part.strip())
    there = {f"accused:{n}" for n in places.people.values()} | {f"evidence:{n}" for n in places.evidence.values()}
    for part in sorted(wanted):
        if not _KNOWN.fullmatch(part) or (":" in part and part not in there):
            raise NoSuchPart(part)
    words = [
        w for person in case.people.all() if f"accused:{places.people[person.pk]}" in wanted for w in words_of(person)
    ]
    if "witnesses" in wanted:
        words += [line.strip().lower() for line in case.witnesses.splitlines() if len(line.strip()) > 3]
    return Blackout(wanted, tuple(sorted(set(words), key=len, reverse=True)))


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
