"""Words in the reader's language: texts, dates and hours the way Indonesians and English readers write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, gettext

from netra.domain.words import Text

# Indonesia has three hours of the day, each with a name that everybody writes after the time.
ZONE_NAMES = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}


def language() -> str:
    """The active language as "id" or "en"."""
    return "en" if (get_language() or "id").startswith("en") else "id"


def say(words: object) -> str:
    """A Text in the active language; anything else as it prints itself; nothing for None."""
    if isinstance(words, Text):
        return words.in_(language())
    return "" if words is None else str(words)


def long_date(day: date) -> str:
    """ "Minggu, 22 November 2026"; an instant gives the day it falls on in the current zone."""
    return format_date(_day(day), "l, j F Y")


def short_date(day: date) -> str:
    """ "22 Nov 2026"."""
    return format_date(_day(day), "j M Y")


def clock_time(at: datetime, zone: str = "") -> str:
    """ "14.05 WIB": a full stop in Indonesian, a colon in English, and the name of the zone."""
    local = _instant(at, zone)
    return f"{format_date(local, 'H:i' if language() == 'en' else 'H.i')} {zone_name(local)}"


def moment(at: date, zone: str = "") -> str:
    """ "Minggu, 22 November 2026 pukul 14.05 WIB"; a plain day has no hour."""
    if not isinstance(at, datetime):
        return long_date(at)
    local = _instant(at, zone)
    return gettext("%(day)s pukul %(time)s") % {
        "day": format_date(local, "l, j F Y"),
        "time": clock_time(at, zone),
    }


def zone_name(at: datetime) -> str:
    key = getattr(at.tzinfo, "key", "")
    return ZONE_NAMES.get(key) or at.tzname() or ""


def _day(day: date) -> date:
    return _instant(day) if isinstance(day, datetime) else day


def _instant(at: datetime, zone: str = "") -> datetime:
    return timezone.localtime(at, ZoneInfo(zone) if zone else None) if timezone.is_aware(at) else at
