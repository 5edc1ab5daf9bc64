"""Which regions a person means who writes a place in a message."""

import re

from netra.engine.interviewing.records import Place
from netra.registry import queries as registry

MOST = 9
_PARTS = re.compile(r"[,;/\n]| di | in | at ", re.IGNORECASE)

_BEFORE = re.compile(r"\b(?:di|ke|dari|in|at|from|kab(?:upaten|\.)?|kota|kec(?:amatan|\.)?)\s+$", re.IGNORECASE)


def find_places(text: str) -> tuple[Place, ...]:
    """One place where it is clear, several where a choice is needed; none for what no region bears."""
    text = text[:300]
    for words in (text, *reversed(_PARTS.split(text))):
        found = registry.find_place(words.strip(" .!?")) if words.strip() else None
        if found is not None and found.only is not None:
            return (Place(found.only.code, found.only.label),)
    named = _named(text)
    if named:
        return named
    hits = [Place(hit.code, hit.label) for hit in registry.find_regions(text)]
    inside = [Place(hit.region_code, f"{hit.name}, {hit.region_label}") for hit in registry.find_sub_districts(text)]
    return _distinct([*hits, *inside])


def named_in(text: str) -> tuple[Place, ...]:
    """Regions a longer text names, without guessing at slips of the pen."""
    return _named(text)


def _named(text: str) -> tuple[Place, ...]:
    """Names found inside a sentence; a province says only where its regency is. A name that is also another word
    counts behind a word such as "di"."""
    text = text.title() if text.islower() else text
    codes: dict[str, None] = {}
    for hit in registry.gazetteer().find(text):
        is_place = _BEFORE.search(text[: hit.start]) is not None
        codes.update(dict.fromkeys(name.code for name in hit.names if is_place or not name.needs_context))
    inner = [code for code in codes if not any(other.startswith(f"{code}.") for other in codes)]
    return _distinct([Place(hit.code, hit.label) for code in inner for hit in registry.find_regions(code)[:1]])


def _distinct(places: list[Place]) -> tuple[Place, ...]:
    return tuple({place.code: place for place in reversed(places)}.values())[::-1][:MOST]
