"""Moments as exports write them: a dozen shapes, always given back in UTC.

A moment without a clock of its own is taken as UTC, as nearly every export tool writes it; "WIB", "WITA" and "WIT"
are understood. Days come before months: 03/11/2024 is the third of November, as Indonesians write it.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january", "feb februari pebruari february", "mar maret march", "apr april", "mei may",
            "jun juni june", "jul juli july", "agu agt ags agustus aug august", "sep sept september",
            "okt oktober oct october", "nov nopember november", "des desember dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ZONES: Final = {"wib": 7, "wita": 8, "wit": 9, "utc": 0, "gmt": 0, "z": 0}
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?\Z")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})(?:[ ,T]+(.*))?\Z", re.DOTALL)
_SPELLED: Final = re.compile(r"(?:[^\W\d]+,?\s+)?(\d{1,2})\s+([^\W\d]+)\.?\s+(\d{4})(?:[ ,T]+(.*))?\Z", re.DOTALL)
_OLD_X: Final = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d\d:\d\d:\d\d) ([+-]\d{4}) (\d{4})\Z")
_CLOCK: Final = re.compile(
    r"(?:pukul\s+)?(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?\s*(am|pm)?\s*(wib|wita|wit|utc|gmt|z|[+-]\d\d:?\d\d)?\Z",
    re.IGNORECASE,
)
_LONG_ISO: Final = re.compile(r"(\.\d{6})\d+")
EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)
LATEST: Final = datetime(2100, 1, 1, tzinfo=UTC)


def moment(value: object) -> datetime | None:
    """A moment in UTC, or nothing where the value cannot be one. Never raises.

    >>> moment("2024-11-20T08:00:00+07:00").isoformat()
    '2024-11-20T01:00:00+00:00'
    >>> moment("20 November 2024 08.15 WIB").isoformat(), moment(1732060800).isoformat()
    ('2024-11-20T01:15:00+00:00', '2024-11-20T00:00:00+00:00')
    >>> moment("kemarin") is None
    True
    """
    try:
        found = _moment(value)
    except (ValueError, OverflowError, TypeError, OSError):
        return None
    return found if found is not None and EARLIEST <= found < LATEST else None


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value)
    text = str(value).strip()
    if not text:
        return None
    if _NUMBER.match(text):
        if len(text) == 8:  # 20241120, as yt-dlp writes a day
            return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC)
        return _counted(float(text))
    if text[:4].isdigit():
        return _iso(text)
    if match := _DAY_FIRST.match(text):
        day, month, year, rest = match.groups()
        return _on(int(year), int(month), int(day), rest)
    if match := _SPELLED.match(text):
        day, name, year, rest = match.groups()
        month_number = _MONTHS.get(name.lower())
        if month_number:
            return _on(int(year), month_number, int(day), rest)
    if match := _OLD_X.match(text):
        name, day, clock, zone, year = match.groups()
        return datetime.strptime(f"{year} {name} {day} {clock} {zone}", "%Y %b %d %H:%M:%S %z").astimezone(UTC)
    return parsedate_to_datetime(text).astimezone(UTC)


def _counted(number: float) -> datetime:
    """Seconds since 1970, or thousandths or millionths of them."""
    for scale in (1, 1_000, 1_000_000, 1_000_000_000):
        if abs(number) / scale < 4_200_000_000:
            return datetime.fromtimestamp(number / scale, UTC)
    raise OverflowError


def _iso(text: str) -> datetime:
    zone = None
    parts = text.rsplit(" ", 1)
    if len(parts) == 2 and parts[1].lower() in _ZONES:
        text, zone = parts[0], timezone(timedelta(hours=_ZONES[parts[1].lower()]))
    found = datetime.fromisoformat(_LONG_ISO.sub(r"\1", text.replace("/", "-")))
    return (found if found.tzinfo else found.replace(tzinfo=zone or UTC)).astimezone(UTC)


def _on(year: int, month: int, day: int, rest: str | None) -> datetime | None:
    if not rest or not rest.strip():
        return datetime(year, month, day, tzinfo=UTC)
    match = _CLOCK.match(rest.strip())
    if not match:
        return None
    hour, minute, second, half, zone = match.groups()
    hours = int(hour) % 12 + (12 if half.lower() == "pm" else 0) if half else int(hour)
    return datetime(year, month, day, hours, int(minute), int(second or 0), tzinfo=_zone(zone)).astimezone(UTC)


def _zone(text: str | None) -> timezone:
    if not text:
        return UTC
    if text[0] in "+-":
        digits = text[1:].replace(":", "")
        away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return timezone(away if text[0] == "+" else -away)
    return timezone(timedelta(hours=_ZONES[text.lower()]))
