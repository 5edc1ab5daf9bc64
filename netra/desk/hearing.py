"""What can be read from an account while it is typed, offered to the officer; nothing is filled in unasked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from netra.engine.reading.days import find_days
from netra.engine.reading.people import find_people
from netra.engine.reading.placing import find_places
from netra.engine.reading.records import Precision
from netra.registry import queries as registry
from netra.ui.words import long_date

LONGEST = 20_000
_AGO = (
    (r"\bkemarin (?:dulu|lusa)\b|\bthe day before yesterday\b", 2),
    (r"\b(?:kemarin|semalam|tadi malam)\b|\byesterday\b|\blast night\b", 1),
    (r"\b(?:hari ini|barusan|tadi (?:pagi|siang|sore)|sore ini|pagi ini|siang ini)\b|\b(?:today|this morning)\b", 0),
)
_HOUR = re.compile(r"\b(?:pukul|jam)\s+(\d{1,2}(?:[.:]\d{2})?)(?!\d)", re.IGNORECASE)
_NIP = re.compile(r"(?<!\d)(?:\d[ .]?){17}\d(?!\d)")
_LINK = re.compile(r"https?://\S+[^\s.,)]")


@dataclass(frozen=True, slots=True)
class Hint:
    """A field of the report's form, what it could hold, and the words on the button."""

    field: str
    value: str
    label: str


def heard(text: str, *, on: date) -> list[Hint]:
    """What an account told on a day says about when, where and who; at most one hint for each field."""
    text = text[:LONGEST]
    found: dict[str, Hint] = {}
    for hint in (*_when(text, on), *_where(text), *_who(text)):
        found.setdefault(hint.field, hint)
    return list(found.values())


def _when(text: str, on: date) -> Iterator[Hint]:
    for day in find_days(text, near=on).days:
        if day.precision is Precision.DAY and day.on <= on:
            yield _day(day.on)
    for words, ago in _AGO:
        if re.search(words, text, re.IGNORECASE):
            yield _day(on - timedelta(days=ago))
    if hour := _HOUR.search(text):
        said = hour[1].replace(":", ".")
        yield Hint("act_time", _("pukul %(hour)s") % {"hour": said}, _("pukul %(hour)s") % {"hour": said})


def _day(on: date) -> Hint:
    return Hint("act_on", on.isoformat(), long_date(on))


def _where(text: str) -> Iterator[Hint]:
    place = find_places(text, 0, registry.gazetteer()).main
    if place is not None:
        try:
            region = registry.region(place.code)
        except registry.UnknownRegion:  # a name of former times
            return
        name = region.full_name if region.parent is None else f"{region.full_name}, {region.parent.name}"
        yield Hint("region", name, name)


def _who(text: str) -> Iterator[Hint]:
    for person in find_people(text, 0, (), ()):
        yield Hint("orang-0-name", person.name, person.name)
        if person.post:
            yield Hint("orang-0-position", person.post, person.post)
    if number := _NIP.search(text):
        digits = re.sub(r"\D", "", number[0])
        yield Hint("orang-0-nip", digits, f"NIP {digits}")
    if link := _LINK.search(text):
        yield Hint("links", link[0], _("Tautan"))
