"""The dated rule under which talks that led to no report are forgotten."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from netra.domain.words import Text

TABLE = Path(__file__).parent / "retention.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """In force from `start` until the next one starts."""

    id: str
    start: date
    days: int
    source: Text


@cache
def rules() -> tuple[Rule, ...]:
    """All rows, the earliest first."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["rule"]
    made = [Rule(row["id"], row["from"], row["days"], Text(row["source_id"], row["source_en"])) for row in rows]
    return tuple(sorted(made, key=lambda one: one.start))


def rule_at(on: date) -> Rule | None:
    """The rule in force on a day; `None` before the first one."""
    return next((one for one in reversed(rules()) if one.start <= on), None)
