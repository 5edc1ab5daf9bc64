"""Words of the practice world: what its supervisors added to the words made from names, and took out."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netra.cases.services import Actor
from netra.lexicons import services
from netra.lexicons.services import By, WordDraft
from netra.practice.staging import JAKARTA
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Contest

TABLE = Path(__file__).parent / "words.toml"


def keep_words(people: Mapping[str, Actor], at: date) -> int:
    """Add and take out; tells how many words people touched."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    for row in rows["word"]:
        contest, by, on = _where(row, people, at)
        draft = WordDraft(
            ballot_no=row["pair"],
            kind=row["kind"],
            text=row["text"],
            source=row["source"],
            needs_company=row.get("needs_company", False),
            platform=row.get("platform", ""),
            starts_on=at - timedelta(days=row["starts"]) if "starts" in row else None,
            note=row.get("note", ""),
        )
        services.add_word(contest, draft, by=by, on=on, at=_morning(on))
    for row in rows["silence"]:
        contest, by, on = _where(row, people, at)
        services.silence(contest, row["pair"], row["text"], why=row["why"], by=by, on=on, at=_morning(on))
    return len(rows["word"]) + len(rows["silence"])


def _where(row: Mapping[str, Any], people: Mapping[str, Actor], at: date) -> "tuple[Contest, By, date]":
    contest = registry.contest_for(row["region"], at).district
    assert contest is not None, f"no vote lies ahead in {row['region']}"
    actor = people[registry.handling_office(row["region"]).pk]
    return contest, By(actor.ref, actor.institution), at - timedelta(days=row["ago"])


def _morning(on: date) -> datetime:
    return datetime.combine(on, time(9, 20), tzinfo=JAKARTA)
