"""The engine that reads, as this app uses it: sources in, stored results out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from netra.domain.loading import load
from netra.engine import reading as engine
from netra.engine.reading import CannotRead
from netra.registry.queries import gazetteer

__all__ = ["CannotRead", "Found", "Source", "opened", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A text as it came: what it is called, where it stood, and when it was published, as far as told."""

    text: str
    title: str = ""
    source: str = ""
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine made of a source. `text` is what it kept of the text; spans in `result` count in that."""

    title: str
    text: str
    region: str
    activity: str
    published_on: date | None
    result: dict[str, Any]
    engine: str
    catalogue: str
    count: int


LISTS = ("places", "days", "bodies", "persons", "activities", "acts", "figures", "zones", "roles", "citations")


def read(source: Source) -> Found:
    """Read a text with the engine and the catalogue of today."""
    catalogue = load()
    found = engine.read_text(
        source.text,
        places=gazetteer(),
        catalogue=catalogue,
        source=source.source,
        title=source.title,
        published_on=source.published_on,
    )
    result = {name: value for name, value in engine.as_json(found).items() if name != "text"}
    return Found(
        title=found.title,
        text=found.text,
        region=found.place.code if found.place is not None else "",
        activity=found.activities[0].kind.value if found.activities else "",
        published_on=found.published_on.on if found.published_on is not None else None,
        result=result,
        engine=found.version,
        catalogue=catalogue.version,
        count=sum(len(result.get(name, ())) for name in LISTS),
    )


def opened(content: bytes, name: str) -> Iterator[Source]:
    """Every text in a file; a feed holds several. Raises `CannotRead` with a `text` that says what to do."""
    for one in engine.open_file(content, name):
        yield Source(text=one.text, title=one.title, source=one.source, published_on=one.published_on)
