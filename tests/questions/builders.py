"""Questions and answers, all invented, as our tests make them."""

import secrets
from datetime import date
from typing import Any

from netra.domain.loading import load
from netra.questions import resting, services
from netra.questions.models import Answer, Published, Question
from netra.questions.resting import Rested
from netra.questions.services import Draft, Wording
from tests.builders import at
from tests.cast import KUDUS, Person

ASKED_ON = date(2024, 10, 8)
TEXT = "Saya guru SD. Bolehkah saya tetap di grup WA alumni bila isinya ajakan memilih satu calon?"
CLEAN = "Bolehkah guru tetap berada di grup WhatsApp yang isinya ajakan memilih satu calon?"
ADVICE = "Keluarlah dari grup itu, dan jangan menulis, menyukai, atau membagikan isinya."


def a_question(**more: Any) -> Question:
    """Asked in Kudus without a name on a Tuesday of the campaign."""
    values: dict[str, Any] = {"secret": secrets.token_hex(8), "status": "PNS", "text": TEXT, "region_code": KUDUS}
    moment = more.pop("moment", at(ASKED_ON))
    return services.ask(Draft(**(values | more)), at=moment).question


def resting_on(*codes: str, on: date = ASKED_ON) -> Rested:
    return resting.rest(load(), on=on, status="PNS", codes=codes)


def taken(by: Person, question: Question | None = None) -> Question:
    """A question this officer holds."""
    question = question or a_question()
    services.take(question, seen=question.revision, by=by.actor, on=ASKED_ON, at=at(ASKED_ON, 11))
    question.refresh_from_db()
    return question


def answered(by: Person, *codes: str, question: Question | None = None) -> Answer:
    """A question this officer has answered with a prohibition, by default B06."""
    question = taken(by, question)
    rested = resting_on(*(codes or ("B06",)))
    made = services.answer(
        question,
        ruling="FORBIDDEN",
        text=ADVICE,
        rested=rested,
        seen=question.revision,
        by=by.actor,
        on=ASKED_ON,
        at=at(ASKED_ON, 12),
    )
    question.refresh_from_db()
    return made


def a_wording(**more: Any) -> Wording:
    values: dict[str, Any] = {
        "topic": "grup-percakapan",
        "question": CLEAN,
        "text": ADVICE,
        "ruling": "FORBIDDEN",
        "rested": resting_on("B06"),
    }
    return Wording(**(values | more))


def proposed(by: Person, **more: Any) -> Published:
    return services.propose(answered(by), a_wording(**more), by=by.actor, on=ASKED_ON, at=at(ASKED_ON, 13))


def published(by: Person, second: Person, **more: Any) -> Published:
    """An answer everybody reads: one wrote it, another looked."""
    row = proposed(by, **more)
    services.publish(row, seen=row.revision, own_list=False, by=second.actor, on=ASKED_ON, at=at(ASKED_ON, 14))
    row.refresh_from_db()
    return row
