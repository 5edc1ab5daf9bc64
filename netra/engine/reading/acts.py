"""Acts named in a text, and the kinds of act of the catalogue they point to."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from netra.domain.codes import Side
from netra.domain.rulebook import Catalogue
from netra.engine.reading.records import Act, Span

_FILE = Path(__file__).parent / "lexicon" / "acts.toml"


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    is_phrase: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            name=row.get("phrase") or row["name"],
            is_phrase="phrase" in row,
            before=tuple(row.get("before", ())),
            after=tuple(row.get("after", ())),
            pattern=re.compile(rf"(?<![\w-])(?:{row['words']})(?!\w)", re.IGNORECASE),
        )
        for row in tomllib.loads(_FILE.read_text(encoding="utf-8"))["act"]
    )


def find_acts(text: str, *, on: date | None, catalogue: Catalogue) -> tuple[Act, ...]:
    """Every act named, in the order of the text. With no day the kinds of both sides are given."""
    side = _side(on, catalogue)
    found: list[Act] = []
    for entry in _entries():
        codes = _codes(entry, side, catalogue)
        found.extend(Act(Span(*one.span()), codes, entry.name) for one in entry.pattern.finditer(text) if codes)
    return _without_inner(found)


def _side(on: date | None, catalogue: Catalogue) -> Side:
    election = None if on is None else catalogue.election_for(on)
    return Side.ANY if on is None or election is None else catalogue.phase(election.year, on).side


def _codes(entry: _Entry, side: Side, catalogue: Catalogue) -> tuple[str, ...]:
    before, after = entry.before, entry.after
    if entry.is_phrase:
        row = next((one for one in catalogue.phrases if one.phrase == entry.name), None)
        before, after = (row.before, row.after) if row else ((), ())
    ordered = (*after, *before) if side is Side.AFTER else (*before, *after)
    return tuple(dict.fromkeys(code for code in ordered if code in catalogue.rules))


def _without_inner(acts: list[Act]) -> tuple[Act, ...]:
    """Of acts that overlap, those with the longer words; two kinds for the very same words both stay."""
    kept: list[Act] = []
    for act in sorted(acts, key=lambda one: (one.span.start - one.span.end, one.span.start)):
        if not any(_overlap(act.span, other.span) and act.span != other.span for other in kept):
            kept.append(act)
    return tuple(sorted(kept, key=lambda one: (one.span, one.phrase)))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
