"""Looking through the law as the catalogue has it: articles, regulations and kinds of act, at a day. No database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import sqrt

from django.urls import reverse

from netra.domain.legal import Regulation
from netra.domain.loading import load
from netra.domain.words import Text
from netra.search.asking import Wanted
from netra.search.marking import Piece, snippets
from netra.search.stems import stems

MOST = 40
_BLANK = Text("", "")


@dataclass(frozen=True, slots=True)
class LawHit:
    """A place of the law. `holds`: on the day that was asked for; `is_verified`: whether its wording was checked."""

    name: Text
    place: Text
    url: str
    pieces: tuple[Piece, ...]
    holds: bool
    is_verified: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A text to look through; `code` for a kind of act, else a regulation with or without an article."""

    regulation: str
    code: str
    name: Text
    place: Text
    text: Text
    is_verified: bool

    def stems_in(self, language: str) -> str:
        shown = (one.in_(language) for one in (self.name, self.place, self.text))
        return f" {stems(' '.join(shown))} "


def find_law(asked: Wanted, *, on: date, language: str) -> list[LawHit]:
    """Places of the law with all the words, those that hold on the day first, then those where they stand thickest."""
    if asked.is_empty:
        return []
    found = []
    for number, (place, text) in enumerate(_read(language)):
        if any(f" {phrase} " in text for phrase in asked.without):
            continue
        counts = [text.count(f" {phrase} ") for phrase in asked.with_]
        holds = _holds(place, on)
        if all(counts) and holds is not None:
            found.append((not holds, -sum(counts) / sqrt(len(text)), number, place, holds))
    return [_hit(place, asked, on, language, holds=holds) for *_, place, holds in sorted(found, key=_order)[:MOST]]


def _order(one: tuple[bool, float, int, _Place, bool]) -> tuple[bool, float, int]:
    return one[:3]


def _hit(place: _Place, asked: Wanted, on: date, language: str, *, holds: bool) -> LawHit:
    shown = next(snippets([("TEXT", place.text.in_(language))], asked.stems), None)
    pieces = shown.pieces if shown else (Piece(place.text.in_(language)[:200], is_marked=False),)
    url = f"{reverse('portal:law')}?hari={on}#{place.code}" if place.code else ""
    url = url or reverse("portal:regulation", args=[place.regulation])
    return LawHit(place.name, place.place, url, pieces, holds, place.is_verified)


def _holds(place: _Place, on: date) -> bool | None:
    """Whether a place of the law held; `None` for a kind of act that no article forbade on that day."""
    if place.code:
        return True if place.code in {rule.code for rule in load().rules_at(on)} else None
    law = load().regulation(place.regulation)
    articles = {one.place for one in law.provisions_at(on)}
    return law.holds(on) if place.place == _BLANK else place.place in articles


@lru_cache(maxsize=4)
def _read(language: str) -> tuple[tuple[_Place, str], ...]:
    return tuple((place, place.stems_in(language)) for place in _places())


def _places() -> Iterator[_Place]:
    catalogue = load()
    for rule in catalogue.rules.values():
        if rule.family != "S20":
            more = (rule.who, rule.exception)
            text = Text(*(" ".join(one.in_(way) for one in more if one) for way in ("id", "en")))
            yield _Place("", rule.code, rule.act, Text(rule.code, rule.code), text, not rule.unverified)
    for law in catalogue.regulations.values():
        yield _Place(law.id, "", _named(law), _BLANK, law.note or law.status, not law.unverified)
        for one in law.provisions:
            yield _Place(law.id, "", law.short, one.place, one.text, one.is_verified)


def _named(law: Regulation) -> Text:
    return Text(f"{law.short.id} · {law.title.id}", f"{law.short.en} · {law.title.en}")
