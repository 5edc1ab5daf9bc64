"""The day a person means, seen from the day of the message. Nothing is guessed that was not said."""

import re
from datetime import date, timedelta

from netra.engine.reading.days import bare_weekday, find_days
from netra.engine.reading.records import Precision

_TODAY = r"hari ini|barusan|baru saja|tadi(?: pagi| siang| sore)?|sekarang|today|just now|this (?:morning|afternoon)"
_YESTERDAY = r"kemarin(?: pagi| siang| sore| malam)?|kmrn|semalam|tadi malam|yesterday|last night"
_BEFORE_THAT = r"kemarin (?:lusa|dulu)|dua hari (?:yang )?lalu|day before yesterday"
_NUMBERS = {
    "satu": 1, "sehari": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "one": 1, "a": 1,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
}  # fmt: skip
_AGO = re.compile(
    rf"\b(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)}) (?:hari (?:yang |yg )?lalu|days? ago)\b|\bsehari (?:yang )?lalu\b"
)
_SHORT = re.compile(r"(?<![\d/.-])(?<!jam )(?<!pukul )(\d{1,2})\s?[/-]\s?(\d{1,2})(?![\d/.-])", re.IGNORECASE)
_VAGUE = re.compile(r"\b(?:minggu|pekan|bulan|tahun|week|month|year)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\d[/.-]\d{1,2}[/.-]\d\d\b")


def day_of(text: str, on: date) -> date | None:
    """The one day that was named; `None` for none, several, or one still to come.

    >>> day_of("kemarin sore", date(2024, 10, 10)), day_of("8 oktober", date(2024, 10, 10))
    (datetime.date(2024, 10, 9), datetime.date(2024, 10, 8))
    """
    words = " ".join(text.lower().split())
    days = _written(text, on)
    if days:
        return next(iter(days)) if len(days) == 1 else None
    for pattern, back in ((_BEFORE_THAT, 2), (_YESTERDAY, 1), (_TODAY, 0)):
        if re.search(rf"\b(?:{pattern})\b", words) and not _VAGUE.search(words):
            return on - timedelta(days=back)
    ago = _AGO.search(words)
    if ago:
        number = ago["n"] or "satu"
        return on - timedelta(days=_NUMBERS.get(number) or int(number))
    if _VAGUE.search(words.replace("hari minggu", "")):
        return None
    weekday = bare_weekday(f", {words} ".replace(" lalu", "").replace(" last", ""), 0, on - timedelta(days=1))
    return weekday.on if weekday else None


def is_to_come(text: str, on: date) -> bool:
    """Whether the day that was named lies ahead, with its year written out."""
    return bool(_YEAR.search(text)) and any(one.on > on for one in find_days(text, near=on).days)


def _written(text: str, on: date) -> set[date]:
    bracketed = _SHORT.sub(r"(\1/\2)", text)
    found = {one.on for one in find_days(bracketed, near=on).days if one.precision is Precision.DAY}
    if not _YEAR.search(text):
        found = {_last(day, on) for day in found}
    return {day for day in found if day <= on}


def _last(day: date, on: date) -> date:
    """Without a year the last such day is meant."""
    if day <= on:
        return day
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else day
