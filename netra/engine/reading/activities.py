"""What kind of activity a text reports. Events outweigh words that only speak of them; title and opening count most."""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from netra.engine.reading.records import Activity, ActivityKind, Day, Span

_FILE = Path(__file__).parent / "lexicon" / "activities.toml"
_OPENING = 700
_MOST_COUNTED = 5
# Where words say that something is held or opened, the event beside them is what the text reports.
_HELD = re.compile(
    r"\b(?:menggelar|gelar|mengadakan|adakan|melaksanakan|laksanakan|menyelenggarakan|selenggarakan|membuka|buka"
    r"|menghadiri|hadiri|"
    r"|digelar|diadakan|dilaksanakan|dilangsungkan|dalam (?:acara|kegiatan)|pada (?:acara|kegiatan)|acara|kegiatan"
    r"|usai|saat|ketika|di sela|disela|dalam|pada|memimpin"
    r"|jadi narasumber (?:dalam|pada)?|narasumber dalam|narasumber pada)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_SAID_AT = re.compile(
    r"\b(?:kata|ujar|ungkap|jelas|tutur|tegas|papar|terang|sebut|ucap|disampaikan)(?:nya)?\b[^.\n]{0,90}"
    r"\b(?:saat|dalam|usai|pada|di sela|ketika)\s+(?:membuka\s+|acara\s+|kegiatan\s+)?$",
    re.IGNORECASE,
)
# An appeal or accusation is what a text is about only where no event is; its words are in every article.
_EVENT_KINDS = {
    ActivityKind.SOCIALISATION, ActivityKind.COORDINATION, ActivityKind.BROADCAST,
    ActivityKind.PLEDGE, ActivityKind.CIRCULAR,
}  # fmt: skip
_JUDGED = {ActivityKind.ACCUSATION, ActivityKind.DECISION}
# What would or may follow has not happened.
_MAY_BE = re.compile(
    r"\b(?:akan|bisa|dapat|jika|bila|apabila|kalau|terancam|nanti|berpotensi|ancaman|awas)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_LEAST = 2.0
_EVENT_SHARE = 0.45
_CIRCULAR_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Lexicon:
    kind: ActivityKind
    event: re.Pattern[str]
    words: re.Pattern[str]


@cache
def _lexicon() -> tuple[_Lexicon, ...]:
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["activity"]
    return tuple(_Lexicon(ActivityKind(row["kind"]), _one_of(row["event"]), _one_of(row["words"])) for row in rows)


def _one_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?:nya)?(?![\w])", re.IGNORECASE)


def find_activities(text: str, body: int, day: Day | None) -> tuple[Activity, ...]:
    """The kinds of activity reported, the main one first, each with its most telling words."""
    weights: dict[ActivityKind, float] = defaultdict(float)
    best: dict[ActivityKind, tuple[float, Span]] = {}
    for row in _lexicon():
        counted = 0
        for pattern, base in ((row.event, 1.0), (row.words, 0.3)):
            for found in pattern.finditer(text):
                weight = base * _weight(text, found, body, day, row.kind)
                if row.kind not in best or weight > best[row.kind][0]:
                    best[row.kind] = (weight, Span(*found.span()))
                counted += 1
                weights[row.kind] += weight if counted <= _MOST_COUNTED else 0.2 * weight
    ranked = sorted(weights, key=lambda kind: -weights[kind])
    event = next((kind for kind in ranked if kind in _EVENT_KINDS and weights[kind] >= _LEAST), None)
    share = _CIRCULAR_SHARE if event is ActivityKind.CIRCULAR else _EVENT_SHARE
    if ranked and ranked[0] is ActivityKind.APPEAL and event and weights[event] >= share * weights[ranked[0]]:
        ranked = [event, *(kind for kind in ranked if kind is not event)]
    told = [Activity(best[kind][1], kind, round(weights[kind], 2)) for kind in ranked if weights[kind] >= _LEAST]
    return tuple(told) or tuple(Activity(best[kind][1], kind, round(weights[kind], 2)) for kind in ranked[:1])


def _weight(text: str, found: re.Match[str], body: int, day: Day | None, kind: ActivityKind) -> float:
    weight = 1.0
    if found.start() < body:
        weight = 4.0
    elif found.start() < body + _OPENING:
        weight = 1.6
    if kind in _JUDGED and _MAY_BE.search(text[max(0, found.start() - 40) : found.start()]):
        weight *= 0.3
    if kind in _EVENT_KINDS:
        if _HELD.search(text[max(0, found.start() - 60) : found.start()]):
            weight += 1.2
        if _SAID_AT.search(text[max(0, found.start() - 110) : found.start()]):
            weight += 1.0
        if day is not None and day.span.start >= body and abs(day.span.start - found.start()) < 260:
            weight += 1.0
    return weight
