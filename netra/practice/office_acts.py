"""What heads of region did with their office, in the register of the practice world."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from netra.cases.services import Actor
from netra.practice.staging import JAKARTA
from netra.registry import queries as registry
from netra.watch import services as watch
from netra.watch.services import ActDraft, Completion

TABLE = Path(__file__).parent / "office_acts.toml"
KNOWN_AFTER = timedelta(days=1)


def watch_offices(people: Mapping[str, Actor], at: date) -> int:
    """Write the acts into the register, each on the day it became known; tells how many."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["act"]
    for order, row in enumerate(rows):
        on = at - timedelta(days=row["ago"]) + KNOWN_AFTER
        watch.record_act(
            _draft(row, order, on),
            region=registry.region(row["region"]),
            by=people[row["office"]],
            on=on,
            at=datetime.combine(on, time(10, order), tzinfo=JAKARTA),
        )
    return len(rows)


def _draft(row: Mapping[str, Any], order: int, known_on: date) -> ActDraft:
    is_given = row.get("consent") == "GIVEN"
    return ActDraft(
        form_key=f"latihan-{order}",
        kind=row["kind"],
        done_by=row["done_by"],
        doer_name=row["doer"],
        on=known_on - KNOWN_AFTER,
        known_on=known_on,
        description=row["description"],
        source=row["source"],
        source_note="",
        completion=Completion(
            consent=row.get("consent", "NONE"),
            consent_on=known_on - timedelta(days=10) if is_given else None,
            consent_number=row.get("consent_number", ""),
            fills_vacancy=row.get("fills_vacancy", False),
        ),
    )
