"""`netra suggest`, `netra export labels` and `netra train`: what the engine reads, and learning from people."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from django.utils import timezone

from netra.cases import queries as cases
from netra.domain.procedures import ROUTE_LABELS
from netra.engine.suggest import Suggestion, as_json
from netra.registry.gazetteer import gazetteer
from netra.suggestions import queries, services


def suggest(args: argparse.Namespace) -> int:
    """Say which rules a narrative may touch; 2 for a day or region that cannot be read."""
    narrative = sys.stdin.read() if args.text == "-" else args.text
    if not narrative.strip():
        print('netra: nothing to read. Give the text in quotes, or "-" and standard input.', file=sys.stderr)
        return 2
    try:
        on = date.fromisoformat(args.on) if args.on else timezone.localdate()
    except ValueError:
        print(f"netra: a day looks like 2024-10-08, not {args.on!r}.", file=sys.stderr)
        return 2
    if args.region and gazetteer().region(args.region) is None:
        print(f'netra: no region has the code {args.region!r}; a code looks like "33" or "33.19".', file=sys.stderr)
        return 2
    found = queries.suggest_for(narrative, on=on, region_code=args.region or None)
    if args.json:
        print(json.dumps(as_json(found), ensure_ascii=False))
    else:
        print("\n".join(_lines(found, narrative)))
    return 0


def _lines(found: Suggestion, narrative: str) -> Iterator[str]:
    phase = found.phase.label.id if found.phase else "tahapan tidak dapat ditentukan"
    yield f"{found.on.isoformat()}: {phase}"
    if found.misfit and found.is_misfit_first:
        yield from _misfit(found)
    for number, one in enumerate(found.found, start=1):
        yield f"{number}. {one.code} ({one.score:.2f}) {one.rule.act.id}"
        yield "   dari: " + "; ".join(f"“{narrative[fact.start : fact.end]}” {fact.label.id}" for fact in one.reasons)
        if one.cover:
            yield "   dasar: " + "; ".join(line.id for line in one.cover.basis_lines[:4])
    if found.misfit and not found.is_misfit_first:
        yield from _misfit(found)
    if found.destinations:
        yield "Tujuan: " + "; ".join(ROUTE_LABELS[one.route].id for one in found.destinations)
    for lack in found.missing:
        yield f"? {lack.question.id}"
    yield "Disarankan oleh program; manusia yang memutus."


def _misfit(found: Suggestion) -> Iterator[str]:
    assert found.misfit is not None
    yield f"Mungkin bukan perkara netralitas: {found.misfit.why.id}"


def export_labels(path: Path) -> int:
    """Write a training row for each matter somebody judged; how many. The file is personal data, so yours alone."""
    new = path.with_name(path.name + ".new")
    count = 0
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        for row in services.training_rows(cases.CASE, cases.accounts_of):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    new.replace(path)
    return count


def train(args: argparse.Namespace) -> int:
    """Learn from what people judged here, and from files of the same form; 1 when the new order is not kept."""
    if args.forget:
        print("The trained order is gone." if services.forget() else "There was no trained order.")
        return 0
    own: Iterable[dict[str, Any]] = services.training_rows(cases.CASE, cases.accounts_of)
    try:
        trained = services.train(chain(own, *(services.rows_of(path) for path in args.files)))
    except services.BadRow as error:
        print(f"netra: {error}. Nothing was changed.", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"netra: {error}. Nothing was changed.", file=sys.stderr)
        return 2
    except services.TooFew as few:
        print(f"netra: {few.found} judged narratives with a fitting rule; fifty are needed. Nothing was changed.")
        return 1
    trial = trained.trial
    print(f"{trial.lessons} narratives; first suggestion fits, on narratives not learned from:")
    print(f"  order of the engine   {trial.engine:.1%}\n  trained order         {trial.ranker:.1%}")
    print("Kept; it is used from now on." if trained.is_kept else "Not better, so nothing was changed.")
    return 0 if trained.is_kept else 1
