"""From typed data to plain words: dates written out, texts in one language, signs the fonts can show."""

import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta

from netra.documents.glyphs import RANGES
from netra.domain.words import Text

Plain = str | bool | None | list["Plain"] | dict[str, "Plain"]

_MONTHS = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_DAYS = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}
_UNSHOWN = "\N{WHITE SQUARE}"
_STARTS = [start for start, _ in RANGES]


def day_in_words(day: date, language: str) -> str:
    """
    >>> day_in_words(date(2024, 10, 7), "id")
    'Senin, 7 Oktober 2024'
    """
    return f"{_DAYS[language][day.weekday()]}, {day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def moment_in_words(moment: datetime, language: str) -> str:
    """A day and a time with the name of its Indonesian zone, or its offset where it has none.

    >>> from datetime import timezone
    >>> moment_in_words(datetime(2024, 10, 7, 9, 5, tzinfo=timezone(timedelta(hours=8))), "id")
    'Senin, 7 Oktober 2024, pukul 09.05 WITA'
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("A moment on a paper needs a time zone.")
    zone = _ZONES.get(offset) or moment.strftime("UTC%z")
    time = f"pukul {moment:%H.%M}" if language == "id" else f"{moment:%H:%M}"
    return f"{day_in_words(moment, language)}, {time} {zone}"


def in_words(value: object, language: str, *, cautious: bool = False) -> Plain:
    """Data as JSON can carry it. `cautious` also drops combining marks, for texts that no font can join."""
    match value:
        case bool() | None:
            return value
        case str():
            return showable(value, cautious=cautious)
        case Text():
            return showable(value.in_(language), cautious=cautious)
        case datetime():
            return moment_in_words(value, language)
        case date():
            return day_in_words(value, language)
        case tuple() | list():
            return [in_words(item, language, cautious=cautious) for item in value]
        case Mapping():
            return {str(key): in_words(item, language, cautious=cautious) for key, item in value.items()}
        case _ if is_dataclass(value):
            return {
                field.name: in_words(getattr(value, field.name), language, cautious=cautious) for field in fields(value)
            }
    raise TypeError(f"A paper cannot show a {type(value).__name__}.")


def showable(text: str, *, cautious: bool = False) -> str:
    """The text with a square for each sign that the embedded fonts lack: PDF/A admits no missing glyph.

    Control and direction marks are dropped; line breaks stay.
    """
    text = unicodedata.normalize("NFKD" if cautious else "NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_shown(sign, cautious) for sign in text)


def _shown(sign: str, cautious: bool) -> str:
    if sign == "\n":
        return sign
    if sign == "\t":
        return " "
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Cs") or (cautious and category.startswith("M")):
        return ""
    if cautious and not sign.isascii():
        return sign if ord(sign) < 0x250 else _UNSHOWN
    place = bisect_right(_STARTS, ord(sign)) - 1
    return sign if place >= 0 and ord(sign) <= RANGES[place][1] else _UNSHOWN


def said(words: str | Text | date | datetime, language: str) -> str:
    """Words for a file that its reader's own fonts will show: only what XML cannot carry, and marks that nobody sees,
    are left out."""
    match words:
        case Text():
            text = words.in_(language)
        case datetime():
            text = moment_in_words(words, language)
        case date():
            text = day_in_words(words, language)
        case _:
            text = words
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(sign for sign in text if sign == "\n" or _is_plain(sign))


def _is_plain(sign: str) -> bool:
    return unicodedata.category(sign) not in ("Cc", "Cf", "Cs") and ord(sign) not in (0xFFFE, 0xFFFF)
