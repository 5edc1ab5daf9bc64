"""What kind of activity a text reports. Events outweigh words that only speak of them; title and opening count most."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from netra.engine.reading.letters import circular_in
from netra.engine.reading.records import Activity, ActivityKind, Day, Figure, Span

_FILE = Path(__file__).parent / "lexicon" / "activities.toml"
_OPENING = 700
_MOST_COUNTED = 5
# Where words say that something is held or opened, the event beside them is what the text reports.
_HELD = re.compile(
    r"\b(?:menggelar|gelar|mengadakan|adakan|melaksanakan|laksanakan|menyelenggarakan|selenggarakan|membuka|buka"
    r"|menghadiri|hadiri|mengikuti|diikuti|menutup"
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
# What should be done, is planned or was done before is no event of the day.
_NOT_HELD = re.compile(
    r"\b(?:akan|perlu|harus|gencarkan|menggencarkan|masifkan|melalui|lewat|agar|segera|rencana\w*|setelah ini"
    r"|sebelumnya|pernah|tahun lalu|sudah sering|terus|rutin|gencar|upaya|berupa|seperti|hasil)\s+(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)
_TO_BE_HELD = re.compile(
    r"^\s*(?:\w+\s+){0,4}(?:akan|harus|perlu|bakal|segera|sudah sering|kurang|sebelumnya|nanti|digencarkan"
    r"|dimasifkan)\b",
    re.IGNORECASE,
)
_PLEDGED = re.compile(
    r"(?<![\w-])(?:ikrar|ikrarkan|mengikrarkan|pakta integritas|fakta integritas"
    r"|deklarasi(?:kan)? (?:\w+ ){0,3}(?:netral(?:itas)?|damai))(?![\w])",
    re.IGNORECASE,
)
_TO_BE_PLEDGED = re.compile(
    r"\b(?:akan|sudah pernah|pernah|padahal|meski|telanjur|terlanjur|walau|pelanggar|melanggar|langgar|jangan"
    r"|usul\w*|rencana\w*|yang (?:telah|sudah))\s+(?:\w+\s+){0,4}$",
    re.IGNORECASE,
)
_COUNTED = frozenset({"CASES", "REPORTS", "FINDINGS", "VIOLATIONS", "RECOMMENDATIONS", "PERSONS"})
_COUNTS_NEEDED = 4
_PER_THOUSAND = 3.0
_LEAST = 2.0
_EVENT_SHARE = 0.45
_HELD_SHARE = 0.2
_UNHELD_SHARE = 0.9
_CIRCULAR_SHARE = 0.6
_BACKGROUND = 0.4
_TOLD_BESIDE_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class _Lexicon:
    kind: ActivityKind
    event: re.Pattern[str]
    words: re.Pattern[str]


@dataclass(slots=True)
class _Weighed:
    """A kind with its weight, its most telling words, and where its events stand."""

    weight: float = 0.0
    best: float = 0.0
    span: Span | None = None
    in_headline: bool = False
    in_lead: bool = False
    is_held: bool = False


@cache
def _lexicon() -> tuple[_Lexicon, ...]:
    rows = tomllib.loads(_FILE.read_text(encoding="utf-8"))["activity"]
    return tuple(_Lexicon(ActivityKind(row["kind"]), _one_of(row["event"]), _one_of(row["words"])) for row in rows)


def _one_of(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?:nya)?(?![\w])", re.IGNORECASE)


def find_activities(text: str, body: int, day: Day | None, figures: Sequence[Figure] = ()) -> tuple[Activity, ...]:
    """The kinds of activity reported, the main one first, each with its most telling words."""
    lead = _end_of_lead(text, body)
    found = _weighed(text, body, lead, day)
    for kind in _JUDGED & found.keys():
        if not (found[kind].in_headline or found[kind].in_lead):
            found[kind].weight *= _BACKGROUND
    ranked = sorted(found, key=lambda kind: -found[kind].weight)
    main = _main(text, body, lead, ranked, found, figures)
    ranked = [main, *(kind for kind in ranked if kind is not main)] if main else ranked
    told = [kind for kind in ranked if kind is main or found[kind].weight >= _LEAST] or ranked[:1]
    return tuple(
        Activity(span, kind, round(found[kind].weight, 2)) for kind in told if (span := found[kind].span) is not None
    )


def _weighed(text: str, body: int, lead: int, day: Day | None) -> dict[ActivityKind, _Weighed]:
    found: dict[ActivityKind, _Weighed] = defaultdict(_Weighed)
    for row in _lexicon():
        counted = 0
        for pattern, base in ((row.event, 1.0), (row.words, 0.3)):
            for one in pattern.finditer(text):
                weight, is_held = _weight(text, one, body, day, row.kind)
                weight *= base
                counted += 1
                its = found[row.kind]
                its.weight += weight if counted <= _MOST_COUNTED else 0.2 * weight
                if its.span is None or weight > its.best:
                    its.best, its.span = weight, Span(*one.span())
                if base == 1.0:
                    its.in_headline |= one.start() < body
                    its.in_lead |= body <= one.start() < lead
                    its.is_held |= is_held
    return found


def _main(
    text: str,
    body: int,
    lead: int,
    ranked: Sequence[ActivityKind],
    found: dict[ActivityKind, _Weighed],
    figures: Sequence[Figure],
) -> ActivityKind | None:
    """The kind the text is about, where something tells more than the weights."""
    letter = circular_in(text)
    if letter is not None:
        found[ActivityKind.CIRCULAR].span = found[ActivityKind.CIRCULAR].span or letter
        return ActivityKind.CIRCULAR
    if ActivityKind.PLEDGE in found and _is_pledge(text, body, lead, found):
        return ActivityKind.PLEDGE
    if ActivityKind.STATISTICS in found and _is_counting(text, body, lead, found, figures):
        return ActivityKind.STATISTICS
    if not ranked:
        return None
    events = [kind for kind in ranked if kind in _EVENT_KINDS and found[kind].weight >= _LEAST]
    appeal = found[ActivityKind.APPEAL] if ActivityKind.APPEAL in found else _Weighed()
    if ranked[0] is ActivityKind.APPEAL:
        return next((kind for kind in events if _outdoes(kind, found[kind], appeal)), ranked[0])
    first = found[ranked[0]]
    is_circular = ranked[0] is ActivityKind.CIRCULAR and first.in_lead
    is_told_beside = ranked[0] in _EVENT_KINDS and not (first.in_headline or first.is_held or is_circular)
    if is_told_beside and (appeal.in_headline or appeal.weight >= _TOLD_BESIDE_SHARE * first.weight):
        return ActivityKind.APPEAL
    return ranked[0]


def _outdoes(kind: ActivityKind, event: _Weighed, appeal: _Weighed) -> bool:
    """Whether an event is what is reported, though more words appeal: it was held, or it weighs enough."""
    if kind is ActivityKind.CIRCULAR:
        share = _EVENT_SHARE if event.in_lead else _CIRCULAR_SHARE
        return event.in_headline or event.weight >= share * appeal.weight
    if not (event.is_held or event.in_headline):
        return event.weight >= _UNHELD_SHARE * appeal.weight
    share = _HELD_SHARE if event.is_held and (event.in_headline or event.in_lead) else _EVENT_SHARE
    return event.weight >= share * appeal.weight


def _is_pledge(text: str, body: int, lead: int, found: dict[ActivityKind, _Weighed]) -> bool:
    """Whether a pledge is signed or spoken in headline or first paragraph, and the headline tells of nothing else."""
    at = [
        one.start()
        for one in _PLEDGED.finditer(text, 0, lead)
        if not _TO_BE_PLEDGED.search(text[max(0, one.start() - 60) : one.start()])
    ]
    others = {ActivityKind.COORDINATION, ActivityKind.BROADCAST, ActivityKind.STATISTICS, *_JUDGED}
    is_other = any(kind in found and found[kind].in_headline for kind in others)
    return any(one < body for one in at) or (bool(at) and not is_other)


def _is_counting(
    text: str, body: int, lead: int, found: dict[ActivityKind, _Weighed], figures: Sequence[Figure]
) -> bool:
    """Whether the text is mostly counts: many of them, from the first paragraph on, and no event in the headline."""
    counts = [one for one in figures if one.unit in _COUNTED and one.value is not None]
    is_early = any(one.span.start < lead for one in counts)
    others = _EVENT_KINDS | {ActivityKind.DECISION}
    if not is_early or any(kind in found and found[kind].in_headline for kind in others):
        return False
    return len(counts) >= _COUNTS_NEEDED and len(counts) * 1000 >= _PER_THOUSAND * (len(text) - body)


def _end_of_lead(text: str, body: int) -> int:
    """Where the first paragraph ends; a dateline, a by-line or a short line alone is none."""
    at = body
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if end - at >= 100:
            return min(end, at + _OPENING)
        at = end + 1
        if at - body > _OPENING:
            break
    return min(len(text), body + _OPENING)


def _weight(text: str, found: re.Match[str], body: int, day: Day | None, kind: ActivityKind) -> tuple[float, bool]:
    weight, is_held = 1.0, False
    if found.start() < body:
        weight = 4.0
    elif found.start() < body + _OPENING:
        weight = 1.6
    before = text[max(0, found.start() - 110) : found.start()]
    if kind in _JUDGED and _MAY_BE.search(before[-40:]):
        weight *= 0.3
    if kind in _EVENT_KINDS:
        after = text[found.end() : found.end() + 60].split(".")[0]
        is_planned = kind is not ActivityKind.CIRCULAR and bool(
            _NOT_HELD.search(before[-60:]) or _TO_BE_HELD.match(after)
        )
        if _HELD.search(before[-60:]):
            weight, is_held = weight + 1.2, not is_planned
        if _SAID_AT.search(before):
            weight, is_held = weight + 1.0, True
        if day is not None and day.span.start >= body and abs(day.span.start - found.start()) < 260:
            first, last = sorted((day.span.start, found.start()))
            is_one_sentence = ". " not in text[first:last] and "\n" not in text[first:last]
            weight, is_held = weight + 1.0, is_held or (is_one_sentence and not is_planned)
        if is_planned and found.start() >= body:
            weight *= _BACKGROUND
    return weight, is_held
