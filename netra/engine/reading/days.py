"""Days and months in a text, with the year taken from the text where it was left out, and how that was settled."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netra.domain.saying import MONTHS
from netra.domain.words import Text
from netra.engine.reading.records import Day, Precision, Span

_SHORT = {
    "jan": 1, "feb": 2, "pebruari": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "agt": 8, "ags": 8, "agst": 8, "agus": 8, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10,
    "nov": 11, "nop": 11, "nopember": 11, "des": 12, "dec": 12,
}  # fmt: skip
_MONTHS = {name.lower(): i for i, one in enumerate(MONTHS, 1) for name in (one.id, one.en)} | _SHORT
_WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5, "minggu": 6,
    "ahad": 6, "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_BEFORE = rf"(?:\b(?P<weekday>{_WEEKDAY})\b[\s,]*\(?\s*(?:tanggal\s+|tgl\.?\s+)?)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<![\d/.-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d/-])",
        _BEFORE
        + r"(?<![\d/.,-])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/])",
        _BEFORE
        + rf"(?<![\d/.,-])(?P<day>\d{{1,2}})[\s-]+(?P<name>{_MONTH})\b\.?"
        r"(?:[\s,-]+(?:tahun\s+)?(?P<year>(?:19|20)\d\d)\b)?",
        rf"\b(?P<name>{_MONTH})\s+(?P<day>\d{{1,2}}),\s+(?P<year>(?:19|20)\d\d)\b",
        rf"\b(?P<weekday>{_WEEKDAY})\b[\s,]*\(\s*(?P<day>\d{{1,2}})\s?[/-]\s?(?P<month>\d{{1,2}})\s*\)",
        r"\((?P<day>\d{1,2})/(?P<month>\d{1,2})\)",
        rf"\b(?:bulan\s+)?(?P<name>{_MONTH})\s+(?:tahun\s+)?(?P<year>(?:19|20)\d\d)\b",
    )
)  # fmt: skip
_COMING_MONTH = re.compile(rf"\b(?:bulan\s+)?(?P<name>{_MONTH})\s+(?P<when>mendatang|nanti|lalu|depan|kemarin)\b", re.I)
_RANGE = re.compile(
    rf"\b(?P<day>\d{{1,2}})\s?(?:-|–|dan|hingga|sampai(?: dengan)?|s/d)\s?(?=\d{{1,2}}\s+(?:{_MONTH})\b)", re.I
)
_LOOSE = re.compile(
    rf"\b(?:{_WEEKDAY})\s+(?:\w+\s+)?(?:lalu|kemarin|pekan lalu|malam kemarin)\b|\b(?:pekan|bulan|minggu"
    rf"|beberapa hari|beberapa waktu) (?:yang )?lalu\b|\bkemarin\b",
    re.I,
)
_BARE_WEEKDAY = re.compile(
    rf"(?:,|\bhari|\bpada)\s+(?P<weekday>{_WEEKDAY})\b(?=[\s,.)]|$)"
    r"(?!\s*(?:\(|,?\s*\d|\(|(?:\w+\s+)?(?:lalu|kemarin|depan|mendatang|nanti)\b))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d/.,-])(?:19[89]|20[0-4])\d(?![\d/]|[.,]\d)")

_SAID = Text("ditulis lengkap", "written in full")
_OUT_OF_DAYS = Text("tanpa hari", "without a day")


@dataclass(frozen=True, slots=True)
class Found:
    """Every day of a text, and the words that name a day nobody can settle from the text."""

    days: tuple[Day, ...]
    loose: tuple[Span, ...]


def find_days(text: str, near: date | None = None) -> Found:
    """Days in the order of the text. `near` is the day of publication, when it is known.

    >>> [(one.on.isoformat(), one.how.en) for one in find_days("Pilkada 2020. Hadir pada Selasa (20/10).").days]
    [('2020-10-20', 'year taken from the text, where the 20th of that month is a Tuesday')]
    """
    years = _years(text)
    taken: list[tuple[int, int]] = []
    days = []
    for form in _FORMS:
        for found in form.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            day = _settled(found, years, near)
            if day is not None:
                taken.append((found.start(), found.end()))
                days.append(day)
    for found in _COMING_MONTH.finditer(text):
        if not any(found.start() < end and start < found.end() for start, end in taken):
            days.extend(_month_beside(found, years, near))
    days.extend(_first_of_ranges(text, days))
    if not days:
        days.extend(_year_alone(text, years))
    spans = sorted(days, key=lambda one: one.span)
    loose = tuple(
        Span(*found.span())
        for found in _LOOSE.finditer(text)
        if not any(found.start() < end and start < found.end() for start, end in taken)
    )
    return Found(tuple(spans), loose)


def published_day(text: str, body: int, days: Sequence[Day]) -> Day | None:
    """The day printed above the article, beside a clock time or alone on a short line."""
    for day in days:
        start, end = text.rfind("\n", 0, day.span.start) + 1, text.find("\n", day.span.end)
        line = text[start : end if end >= 0 else len(text)]
        is_head = body <= start < body + 400 and len(line) < 90 and day.precision is Precision.DAY
        if is_head and not re.search(r"[a-z]{3,}[.!?”\"]?\s*$", line.replace(day.span.of(text), "")[-12:].strip(" |-")):
            return day
        if is_head and re.search(
            r"\d{1,2}[:.]\d\d|\bWIB\b|\bWITA?\b|\bby\b|\boleh\b|\bpublished\b|\bditerbitkan\b", line, re.I
        ):
            return day
    return None


def _years(text: str) -> Counter[int]:
    return Counter(int(found) for found in _YEAR.findall(text))


def _settled(found: re.Match[str], years: Counter[int], near: date | None) -> Day | None:
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else _MONTHS[(parts.get("name") or "").lower()]
    day, span = int(parts["day"]) if parts.get("day") else 1, Span(*_trimmed(found))
    weekday = _WEEKDAYS.get((parts.get("weekday") or "").lower())
    if parts.get("year"):
        year = int(parts["year"])
        on = _date(year + 2000 if year < 100 else year, month, day)
        if on is None:
            return None
        if not parts.get("day"):
            return Day(span, on, Precision.MONTH, _OUT_OF_DAYS)
        return Day(span, on, Precision.DAY, _checked(on, weekday))
    return _with_year(span, month, day, weekday, years, near)


def _with_year(
    span: Span, month: int, day: int, weekday: int | None, years: Counter[int], near: date | None
) -> Day | None:
    candidates = list(years) or ([near.year] if near else [])
    if near is not None:
        candidates = [near.year, near.year - 1, near.year + 1, *candidates]
    dates = _dates(candidates, month, day)
    if not dates:
        return None
    fitting = [on for on in dates if weekday is not None and on.weekday() == weekday]
    if weekday is not None and not fitting:  # the text names other years only: the nearest year in which the day fits
        around = [year + step for step in (-1, 1, -2, -3) for year in candidates]
        fitting = [on for on in _dates(around, month, day) if on.weekday() == weekday][:1]
    if fitting:
        best = max(fitting, key=lambda on: _nearness(on, years, near))
        name = _NAMES[best.weekday()]
        english = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[best.weekday()]
        how = Text(
            f"tahun diambil dari teks; tanggal itu jatuh pada hari {name}",
            f"year taken from the text, where the {_ordinal(day)} of that month is a {english}",
        )
        return Day(span, best, Precision.DAY, how)
    best = max(dates, key=lambda on: _nearness(on, years, near))
    how = Text("tahun diambil dari teks", "year taken from the text")
    if near is not None and best.year == near.year:
        how = Text("tahun diambil dari hari terbit", "year taken from the day of publication")
    if weekday is not None:
        how = Text(f"{how.id}; harinya tidak cocok", f"{how.en}; the weekday does not fit")
    return Day(span, best, Precision.DAY, how)


def _dates(years: Sequence[int], month: int, day: int) -> list[date]:
    return [on for year in dict.fromkeys(years) if (on := _date(year, month, day)) is not None]


def _nearness(on: date, years: Counter[int], near: date | None) -> tuple[float, float]:
    if near is None:
        return float(years[on.year]), 0.0
    days = (on - near).days
    return -abs(days) - (30.0 if days > 0 else 0.0), float(years[on.year])


def _month_beside(found: re.Match[str], years: Counter[int], near: date | None) -> Iterator[Day]:
    month = _MONTHS[found["name"].lower()]
    year = near.year if near else (years.most_common(1)[0][0] if years else None)
    if year is None:
        return
    if near is not None and found["when"].lower() in {"mendatang", "nanti", "depan"} and month < near.month:
        year += 1
    if near is not None and found["when"].lower() in {"lalu", "kemarin"} and month > near.month:
        year -= 1
    how = Text("tahun diambil dari teks; tanpa hari", "year taken from the text; without a day")
    yield Day(Span(*found.span()), date(year, month, 1), Precision.MONTH, how)


def _year_alone(text: str, years: Counter[int]) -> Iterator[Day]:
    if years:
        year = years.most_common(1)[0][0]
        found = re.search(rf"(?<!\d){year}(?!\d)", text)
        assert found is not None
        how = Text("hanya tahunnya yang disebut", "only its year is named")
        yield Day(Span(*found.span()), date(year, 1, 1), Precision.YEAR, how)


def _first_of_ranges(text: str, days: list[Day]) -> Iterator[Day]:
    for found in _RANGE.finditer(text):
        last = next((day.on for day in days if day.span.start == found.end()), None)
        on = None if last is None else _date(last.year, last.month, int(found["day"]))
        if on is not None:
            how = Text("bulan dan tahun dari akhir rentang", "month and year from the end of the range")
            yield Day(Span(found.start(), found.start() + len(found["day"])), on, Precision.DAY, how)


def _checked(on: date, weekday: int | None) -> Text:
    if weekday is None or on.weekday() == weekday:
        return _SAID
    said, true = _NAMES[weekday], _NAMES[on.weekday()]
    return Text(
        f"ditulis lengkap; tertulis {said}, padahal tanggal itu hari {true}",
        f"written in full; the weekday does not fit the date ({said} for {true})",
    )


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    """The words without the blanks and opening brackets at their edges."""
    text = found.group()
    start = found.start() + len(text) - len(text.lstrip(" ,("))
    end = found.end() - (len(text) - len(text.rstrip(" ,.")))
    is_open = "(" in text[start - found.start() :] and ")" not in text
    return start, end + (is_open and found.string[end : end + 1] == ")")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _ordinal(day: int) -> str:
    ending = "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def bare_weekday(text: str, begin: int, published: date) -> Day | None:
    """The first weekday named without a date ("di Mentok, Rabu"), as the last one up to the day of publication."""
    found = _BARE_WEEKDAY.search(text, begin)
    if found is None:
        return None
    on = published - timedelta(days=(published.weekday() - _WEEKDAYS[found["weekday"].lower()]) % 7)
    how = Text("hari itu yang terakhir sampai hari terbit", "the last such weekday up to the day of publication")
    return Day(Span(*found.span("weekday")), on, Precision.DAY, how)
