"""Verdicts as rows to learn from: what readers said about the words, never about the person."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from netra.engine.screening.candidates import place_of
from netra.lexicons import queries as lexicons
from netra.monitoring.models import Stance, Verdict
from netra.suggestions.queries import masked

CHUNK = 500
PARTISAN = {"YES": "yes", "NO": "no"}
STANCES = ("support", "oppose", "neutral", "none")


class BadLabel(ValueError):
    """A line of a file of labels that cannot be used; `line` counts from 1."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path}, line {line}: {why}")


def labels(*, bare: bool = True) -> Iterator[dict[str, Any]]:
    """A row for each flag whose words a reader judged, by the last one who could tell.

    With `bare`, what points to somebody is taken out of the text: for files that leave the house.
    """
    told = Verdict.objects.exclude(partisan="UNKNOWN").filter(flag__erased_at=None, flag__contest__isnull=False)
    found = told.select_related("flag__contest__region").order_by("flag", "-turn").iterator(chunk_size=CHUNK)
    last = 0
    for one in found:
        if one.flag_id == last:
            continue
        last = one.flag_id
        row = _row(one, bare=bare)
        if row is not None:
            yield row


def _row(one: Verdict, *, bare: bool) -> dict[str, Any] | None:
    flag = one.flag
    stance, target = _stance(one), one.target or flag.target
    if not flag.words.strip() or stance is None or not target or flag.contest is None:
        return None
    return {
        "id": f"v{one.pk}",
        "text": masked(flag.words, [flag.actor_name]) if bare else flag.words,
        "contest": lexicons.key(flag.contest),
        "target": target,
        "stance": "none" if target == "none" else stance,
        "partisan": PARTISAN[one.partisan],
        "judged_on": one.at.date().isoformat(),
        "flagged_by": flag.model,
    }


def _stance(one: Verdict) -> str | None:
    """What the reader said of the stance, else what follows: words that take no side are neutral. `None` where the
    reader saw a side that the engine did not, and did not say which."""
    if one.stance:
        return None if one.stance == Stance.UNCLEAR else one.stance
    if one.partisan == "NO":
        return str(Stance.NEUTRAL)
    return one.flag.stance if one.flag.stance in {Stance.SUPPORT, Stance.OPPOSE} else None


def labels_of(path: Path) -> Iterator[dict[str, Any]]:
    """Rows of a file of JSON lines as `labels` makes them. Raises `BadLabel`, `OSError`."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _checked(path, number, line)


def _checked(path: Path, number: int, line: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
        said = {name: row[name] for name in ("text", "contest", "target", "stance", "partisan")}
    except (ValueError, KeyError, TypeError) as fault:
        raise BadLabel(path, number, f"text, contest, target, stance or partisan is missing ({fault})") from None
    if not all(isinstance(one, str) for one in said.values()) or said["stance"] not in STANCES:
        raise BadLabel(path, number, f"stance is one of {', '.join(STANCES)}")
    if said["partisan"] not in PARTISAN.values():
        raise BadLabel(path, number, "partisan is yes or no")
    if place_of(said["contest"]) is None:
        raise BadLabel(path, number, f"no contest is called {said['contest'][:40]!r}")
    return dict(row)


def contests_of(rows: Iterable[dict[str, Any]]) -> frozenset[str]:
    return frozenset(row["contest"] for row in rows)
