"""Counts in a text: how many of what, up to which day, where, and whether the number is exact."""

import re
from collections.abc import Sequence
from datetime import date

from netra.engine.reading.counting import Count, find_counts
from netra.engine.reading.parting import find_parts
from netra.engine.reading.records import Day, Figure, Place, Precision

_AS_OF = re.compile(
    r"\b(?:hingga|sampai(?: dengan)?|per|s/d|sd|terhitung|pada|tanggal)\s+(?:tanggal\s+|hari\s+"
    r"|akhir\s+)?(?:\w+,?\s+)?$",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"\b(?:saat ini|hingga kini|sampai saat ini|sejauh ini|sampai sekarang|hingga saat ini|sampai kini|hari ini)\b",
    re.IGNORECASE,
)
_NATION = re.compile(
    r"\b(?:se-?\s?indonesia|seluruh indonesia|nasional|di indonesia|se-?nusantara|tanah air)\b", re.IGNORECASE
)
_STOPS = re.compile(
    r"[,.;:”“\"()\n]|\s(?:sedangkan|sementara|dan (?:\d|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se\w+)"
    r"|serta|karena|sehingga|namun|tetapi)\b"
)
_LONGEST_WHAT = 110
_LONGEST_SENTENCE = 800
_NATIONAL_DESK = "31"  # papers date from the capital what concerns the nation


def find_figures(
    text: str, days: Sequence[Day], places: Sequence[Place], main: Place | None, day: Day | None
) -> tuple[Figure, ...]:
    """Every count, in the order of the text; those whose unit was said before have it from there."""
    counts = find_counts(text)
    both = sorted([*counts, *find_parts(text, counts, days)], key=lambda one: one.span)
    return tuple(_figure(text, one, days, places, main, day) for one in both)


def _figure(
    text: str, one: Count, days: Sequence[Day], places: Sequence[Place], main: Place | None, day: Day | None
) -> Figure:
    first, last = _sentence(text, one.span.start, one.span.end)
    return Figure(
        span=one.span,
        value=one.value,
        unit=one.unit,
        what=_what(text, one, last),
        on=_as_of(text, first, last, days, day),
        region_code=_region(text, one, first, last, places, main),
        is_exact=one.is_exact,
        words=one.span.of(text),
    )


def _what(text: str, one: Count, last: int) -> str:
    """What is counted: from the noun on; of a part the noun, and what is said of the part."""
    start = one.after if one.is_part else one.noun.start
    stop = _STOPS.search(text, one.after, min(last, start + _LONGEST_WHAT))
    end = stop.start() if stop else min(last, start + _LONGEST_WHAT)
    if not stop and end < last:
        end = text.rfind(" ", one.after, end) if " " in text[one.after : end] else end
    said = text[start : max(end, one.after)]
    return " ".join(f"{one.noun.of(text)} {said}".split() if one.is_part else said.split())


def _as_of(text: str, first: int, last: int, days: Sequence[Day], day: Day | None) -> date | None:
    for other in days:
        before = text[max(first, other.span.start - 40) : other.span.start]
        is_within = first <= other.span.start < last and other.precision is Precision.DAY
        if is_within and _AS_OF.search(before) and not before.endswith("("):
            return other.on
    if day is not None and day.precision is Precision.DAY and _SO_FAR.search(text[first:last]):
        return day.on
    return None


def _region(text: str, one: Count, first: int, last: int, places: Sequence[Place], main: Place | None) -> str | None:
    if _NATION.search(text[one.span.start : last]):
        return ""
    within = [place for place in places if first <= place.span.start < last]
    if not within and _NATION.search(text[first:last]):
        return ""
    if within:
        at = one.span.start
        return min(within, key=lambda place: (place.span.start < at, abs(place.span.start - at))).code
    return None if main is None or main.code[:2] == _NATIONAL_DESK else main.code


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    back = max(0, start - _LONGEST_SENTENCE)
    stops = (back + found.end() for found in re.finditer(r"[.!?]\s+(?=[A-Z“\"])|\n", text[back : start + 1]))
    first = max(stops, default=back)
    found = re.compile(r"[.!?](?=\s+[A-Z“\"]|\s*$|”)|\n").search(text, end, end + _LONGEST_SENTENCE)
    return first, found.start() if found else min(len(text), end + _LONGEST_SENTENCE)
