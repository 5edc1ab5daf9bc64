"""`netra guide`: may I or may I not, on the command line."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date

from django.conf import settings
from django.utils import timezone

from netra.domain.answering import RULING_LABELS
from netra.domain.labels import CLASS_LABELS
from netra.domain.words import Text
from netra.guide import queries
from netra.guide.queries import Asked, Full


def run_guide(args: argparse.Namespace) -> int:
    """Print the board of a person, or one answer; 2 when the guide does not know the act, the person or the day."""
    guide = queries.guide()
    wanted = args.as_.lower()
    asker = next((one.id for one in guide.askers if wanted in {one.id, one.status.lower()}), None)
    if asker is None:
        known = ", ".join(one.id for one in guide.askers)
        print(f"netra: nobody in the guide is {args.as_!r}. It knows: {known}.", file=sys.stderr)
        return 2
    try:
        on = date.fromisoformat(args.on) if args.on else timezone.localdate()
    except ValueError:
        print(f"netra: {args.on!r} is not a day such as 2024-10-10.", file=sys.stderr)
        return 2
    asked = queries.ask(asker, on)
    if not args.act:
        return _board(asked, args)
    act = guide.act(args.act) or next((one.act for one in queries.find(asked, args.act)), None)
    if act is None:
        known = ", ".join(one.id for one in guide.acts)
        print(f"netra: the guide does not know {args.act!r}: not settled, ask. It knows: {known}.", file=sys.stderr)
        return 2
    full = queries.full_answer(asked, act, args.place)
    if args.json:
        _print_json(queries.as_json(full.answer, full.threats, full.changes, full.elsewhere, settings.PRACTICE))
        return 0
    for line in _lines(full, args.language):
        print(line)
    return 0


def _board(asked: Asked, args: argparse.Namespace) -> int:
    answers = queries.board(asked)
    if args.json:
        law = asked.catalogue
        _print_json(queries.board_as_json(law.guide, asked.moment, answers, law.version, settings.PRACTICE))
        return 0
    for one in answers:
        print(f"{RULING_LABELS[one.ruling].in_(args.language):24} {one.act.id:14} {one.act.title.in_(args.language)}")
    return 0


def _lines(full: Full, language: str) -> Iterator[str]:
    def told(text: Text) -> str:
        return text.in_(language)

    found = full.answer
    place = f" ({told(found.place.label)})" if found.place else ""
    yield f"{told(found.act.title)}{place}: {told(RULING_LABELS[found.ruling])}"
    yield f"{told(found.asker.label)}, {found.moment.on}"
    yield from (f"  - {told(text)}" for text in found.conditions)
    for threat in full.threats:
        classes = ", ".join(told(CLASS_LABELS[one]) for one in threat.classes)
        yield f"  {threat.cover.rule.code}: {told(threat.cover.statement)} [{classes}]"
    yield from (f"  ! {told(text)}" for text in (*found.conflicts, *found.doubts))
    yield told(queries.NOTICE)


def _print_json(made: object) -> None:
    print(json.dumps(made, ensure_ascii=False, indent=1))
