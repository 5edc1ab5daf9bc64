"""The dated rules under which what is known of people is forgotten."""

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from netra.domain.words import Text

TABLE = Path(__file__).parent / "retention.toml"


class What(StrEnum):
    """What a rule is about; the table says it in words."""

    IDENTITY = "IDENTITY"
    REJECTED = "REJECTED"
    ABANDONED = "ABANDONED"


@dataclass(frozen=True, slots=True)
class Rule:
    """In force for what ended from `start` on, until the next one of its kind starts."""

    id: str
    what: What
    start: date
    days: int
    source: Text

    def due_on(self, ended_on: date) -> date:
        """The day on which it is forgotten."""
        return ended_on + timedelta(days=self.days)


@cache
def rules() -> tuple[Rule, ...]:
    """All rows, the earliest first."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["rule"]
    made = [
        Rule(row["id"], What(row["what"]), row["from"], row["days"], Text(row["source_id"], row["source_en"]))
        for row in rows
    ]
    return tuple(sorted(made, key=lambda one: one.start))


def rule_at(what: What, ended_on: date) -> Rule | None:
    """The rule for what ended on a day; `None` before the first one."""
    return next((one for one in reversed(rules()) if one.what is what and one.start <= ended_on), None)


def earliest(what: What, on: date) -> date:
    """What ended after this day is not due yet under any rule."""
    return on - timedelta(days=min(one.days for one in rules() if one.what is what))
