"""Who stands in the practice world: invented pairs in contests of real regions, some holding office."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netra.registry import queries as registry
from netra.registry import services as keeping

if TYPE_CHECKING:
    from netra.registry.models import Contest

TABLE = Path(__file__).parent / "contests.toml"
SOURCE = "dunia latihan"
RERUN_ROUND = 9  # no real contest has come so far
DESIGNATED_BEFORE = timedelta(days=66)


@dataclass(frozen=True, slots=True)
class Ballot:
    """The pairs of a contest as a voter speaks of them, by number."""

    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


@cache
def table() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(TABLE.read_text(encoding="utf-8"))["contest"])


def candidate_names() -> tuple[str, ...]:
    """Every invented candidate."""
    return tuple(name for row in table() for pair in row["pairs"] for name in pair)


def hold_contests(at: date) -> Mapping[tuple[str, int], Ballot]:
    """Put the invented pairs into their contests; the rerun votes lie ahead of the day `at`.

    Answers with the ballot of each (region, year); a rerun stands under the year of its vote.
    """
    ballots: dict[tuple[str, int], Ballot] = {}
    for row in table():
        contest = _contest(row, at)
        lines = []
        for number, (head, deputy) in enumerate(row["pairs"], start=1):
            pair = keeping.add_pair(contest=contest, head_name=head, deputy_name=deputy, ballot_no=number)
            lines.append(f"Pasangan nomor urut {number}: {head} dan {deputy}")
            held = row.get("incumbent")
            if held is not None and held["pair"] == number:
                keeping.mark_incumbent(
                    pair=pair,
                    side="HEAD",
                    office_region_code=row["region"],
                    office="HEAD",
                    since=held["since"],
                    until=held.get("until"),
                    source=SOURCE,
                )
        year = at.year if "rerun" in row else row["year"]
        ballots[row["region"], year] = Ballot(tuple(lines))
    return ballots


def _contest(row: dict[str, Any], at: date) -> "Contest":
    if "rerun" in row:
        polling = at + timedelta(days=row["rerun"])
        return keeping.add_contest(
            year=row["year"],
            region_code=row["region"],
            round=RERUN_ROUND,
            designation_on=polling - DESIGNATED_BEFORE,
            polling_on=polling,
            is_repeat=True,
        )
    found = registry.contest_for(row["region"], year=row["year"])
    contest = found.province if len(row["region"]) == 2 else found.district
    assert contest is not None, f"No contest of {row['year']} in {row['region']}."
    return contest
