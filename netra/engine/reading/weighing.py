"""Which of the days of a text is the day it reports."""

import re
from collections.abc import Sequence

from netra.engine.reading.records import Day, Precision

_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\b", re.IGNORECASE)
_HELD = re.compile(
    r"(?:bertempat|berlangsung|dilaksanakan|digelar|diadakan|diselenggarakan|usai|saat|kegiatan|acara|ujarnya"
    r"|katanya|kata|ujar|pada|hari|jelasnya|tuturnya)"
    r"[^.\n]{0,80}$",
    re.IGNORECASE,
)
_NOT_THE_EVENT = re.compile(
    r"(?:hingga|sampai(?: dengan)?|per|sejak|mulai|paling lambat|pemungutan suara|pencoblosan|hari h"
    r"|pilkada(?: serentak)?(?: tahun)?|pada pilkada|penetapan|pendaftaran|kampanye"
    r"|dilantik|tahap\w*|jadwal|mendatang|nanti|nomor|tanggal penetapan|lahir|periode|berlaku|tertanggal"
    r"|akan (?:dilaksanakan|digelar|diselenggarakan|berlangsung))[^.\n]{0,40}$",
    re.IGNORECASE,
)
_COMING = re.compile(r"^\s*(?:mendatang|nanti|yang akan datang|lusa)", re.IGNORECASE)


def happened_on(text: str, body: int, days: Sequence[Day], published: Day | None) -> Day | None:
    """The day reported: a weekday with its date, near the opening, not a deadline or a day to come."""
    best, best_weight = None, 0.0
    for day in days:
        weight = _weight(text, body, day, published)
        if best is None or weight > best_weight:
            best, best_weight = day, weight
    return best


def _weight(text: str, body: int, day: Day, published: Day | None) -> float:
    weight = {Precision.DAY: 2.0, Precision.MONTH: -1.5, Precision.YEAR: -2.5}[day.precision]
    before, after = text[max(0, day.span.start - 90) : day.span.start], text[day.span.end : day.span.end + 30]
    words = day.span.of(text)
    if _WEEKDAY.match(words):
        weight += 2.0
    if "(" in words or before.rstrip().endswith("("):
        weight += 1.5
    if _HELD.search(before):
        weight += 0.5
    if _NOT_THE_EVENT.search(before):
        weight -= 2.5
    if _COMING.match(after) or _COMING.search(words.split()[-1]):
        weight -= 3.0
    if published is not None:
        apart = (published.on - day.on).days
        weight += 1.0 if 0 <= apart <= 10 else -1.5 if apart > 60 else -2.0 if apart < 0 else 0.0
        if day.span == published.span:
            weight -= 1.5
    return weight - (day.span.start - body) / 4000.0
