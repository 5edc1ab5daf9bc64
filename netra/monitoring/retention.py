"""The dated rule under which flags that were put aside lose their words."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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

    def fades_on(self, decided_on: date) -> date:
        """The day on which words and account are erased."""
        return decided_on + timedelta(days=self.days)


@cache
def rules() -> tuple[Rule, ...]:
    """All rows, the earliest first."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["rule"]
    made = [Rule(row["id"], row["from"], row["days"], Text(row["source_id"], row["source_en"])) for row in rows]
    return tuple(sorted(made, key=lambda one: one.start))


def rule_at(on: date, among: Sequence[Rule] | None = None) -> Rule | None:
    """The rule in force on a day; `None` before the first one."""
    found = None
    for one in rules() if among is None else among:
        if one.start <= on:
            found = one
    return found
