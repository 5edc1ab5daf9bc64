"""Which of the days of a text is the day it reports."""

import re
from collections.abc import Sequence
from datetime import date

from netra.engine.reading.records import Day, Precision

_WEEKDAY = re.compile(r"^(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad)\b", re.IGNORECASE)
_HELD = re.compile(
    r"\b(?:bertempat|berlangsung|dilaksanakan|digelar|diadakan|diselenggarakan|usai|kegiatan|acara|menggelar|gelar)\b"
    r"[^.\n]{0,80}$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:kata|ujar|ungkap|jelas|tutur|tegas|papar|terang|sebut|ucap|beber|tandas|imbuh|tambah|lanjut)(?:nya)?\b"
    r"[^.\n]{0,110}$",
    re.IGNORECASE,
)
_NOT_THE_EVENT = re.compile(
    r"\b(?:hingga|sampai(?: dengan)?|per|sejak|mulai|paling lambat|pemungutan suara|pencoblosan|hari h"
    r"|pilkada(?: serentak)?(?: tahun)?|pada pilkada|pemilu|pilpres|pemilihan|penetapan|pendaftaran|kampanye"
    r"|dilantik|tahap\w*|jadwal|mendatang|nanti|tanggal penetapan|lahir|periode|berlaku|tertanggal|ditandatangani"
    r"|akan (?:dilaksanakan|digelar|diselenggarakan|berlangsung))\b[^.\n]{0,40}$",
    re.IGNORECASE,
)
_OF_A_LETTER = re.compile(
    r"\b(?:nomor|no)\b[^;\n]{0,70}\b(?:tanggal|tgl|tertanggal)\.?\s*$|\btertanggal\s*$", re.IGNORECASE
)
_OF_A_RULE = re.compile(r"\b(?:keputusan bersama|skb|undang-undang|peraturan)\b[^.\n]{0,260}$", re.IGNORECASE)
_COMING = re.compile(r"^\s*(?:mendatang|nanti|yang akan datang|lusa)", re.IGNORECASE)
_LEAST = 0.6


def happened_on(text: str, body: int, days: Sequence[Day], published: Day | None) -> Day | None:
    """The day reported: a weekday with its date, beside what was held or said, no deadline and no day to come.

    `None` where only days of letters, stages and deadlines are named.
    """
    named = [day for day in days if day.precision is Precision.DAY]
    last = max((day.on for day in named), default=None)
    best, best_weight = None, 0.0
    for day in days:
        weight = _weight(text, body, day, published, last)
        if best is None or weight > best_weight:
            best, best_weight = day, weight
    is_doubtful = best is not None and best.precision is Precision.DAY and best_weight < _LEAST
    return None if is_doubtful else best


def last_named(days: Sequence[Day], published: Day | None) -> date | None:
    """The day by which the law is asked where no day of the event is known: of publication, else the last one named."""
    return published.on if published else max((day.on for day in days), default=None)


def _weight(text: str, body: int, day: Day, published: Day | None, last: date | None) -> float:
    weight = {Precision.DAY: 2.0, Precision.MONTH: -1.5, Precision.YEAR: -2.5}[day.precision]
    before, after = text[max(0, day.span.start - 130) : day.span.start], text[day.span.end : day.span.end + 30]
    words = day.span.of(text)
    if _WEEKDAY.match(words):
        weight += 2.0
    if "(" in words or before.rstrip().endswith("("):
        weight += 1.5
    if _SAID.search(before):
        weight += 1.2
    elif _HELD.search(before):
        weight += 0.5
    if _OF_A_LETTER.search(before):
        weight -= 3.5
    elif _NOT_THE_EVENT.search(before):
        weight -= 2.5
    elif not _WEEKDAY.match(words) and _OF_A_RULE.search(text[max(0, day.span.start - 300) : day.span.start]):
        weight -= 2.0
    if _COMING.match(after) or _COMING.search(words.split()[-1]):
        weight -= 3.0
    if day.on == last:
        weight += 0.4
    if published is not None:
        apart = (published.on - day.on).days
        weight += 1.0 if 0 <= apart <= 10 else -1.5 if apart > 60 else -2.0 if apart < 0 else 0.0
        if day.span == published.span:
            weight -= 1.5
    return weight - (day.span.start - body) / 2000.0
