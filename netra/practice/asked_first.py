"""Questions asked before acting in the practice world, and the answers everybody may read."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from netra.cases.services import Actor
from netra.domain.loading import load
from netra.practice.staging import JAKARTA
from netra.questions import services as questions
from netra.questions.services import Draft, Wording, rest

TABLE = Path(__file__).parent / "asked_first.toml"
SECOND_LOOK = "BAWASLU-RI"


def ask_first(people: Mapping[str, Actor], at: date) -> int:
    """Ask, answer and publish, each on its day; tells how many questions there are."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["question"]
    for order, row in enumerate(rows):
        on = row["day"] if "day" in row else at - timedelta(days=row["ago"])
        _stage(row, order, people[row["office"]], people[SECOND_LOOK], on)
    midnight = datetime.combine(at, time(0, 30), tzinfo=JAKARTA)
    questions.mark_overdue(at=midnight)
    questions.mark_changed(on=at, at=midnight)
    return len(rows)


def _stage(row: Mapping[str, Any], order: int, by: Actor, second: Actor, on: date) -> None:
    draft = Draft(
        secret=f"latihan tanya {order}", status=row["status"], text=row["text"], region_code=row.get("region", "")
    )
    question = questions.ask(draft, at=_moment(on, 8)).question
    if "ruling" not in row:
        return
    questions.take(question, seen=0, by=by, on=on, at=_moment(on, 9))
    question.refresh_from_db()
    rested = rest(load(), on=on, status=row["status"], codes=row.get("codes", ()), allowances=row.get("allowances", ()))
    words: dict[str, Any] = {"ruling": row["ruling"], "text": row["answer"], "rested": rested}
    answer = questions.answer(question, **words, seen=1, by=by, on=on, at=_moment(on, 10))
    question.refresh_from_db()
    wording = Wording(topic=row["topic"], question=row["question"], **words)
    made = questions.propose(answer, wording, by=by, on=on, at=_moment(on, 11))
    if row.get("publish", True):
        own = by.ref == second.ref
        questions.publish(made, seen=0, own_list=own, by=second, on=on, at=_moment(on, 14))


def _moment(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), tzinfo=JAKARTA)
