"""Every change a question, its answer and its publication can go through."""

from netra.cases.services import CannotAct, SomeoneWasFaster
from netra.questions.resting import rest
from netra.questions.services.answering import (
    answer,
    ask_back,
    decline,
    hand_over,
    mark_overdue,
    read_name,
    release,
    take,
)
from netra.questions.services.asking import (
    Draft,
    Receipt,
    ask,
    asked_before,
    change_notices,
    contact_for_notice,
    forget_name,
    write,
)
from netra.questions.services.publishing import (
    Wording,
    mark_changed,
    propose,
    publication_of,
    publish,
    reword,
    send_back,
    withdraw,
)

__all__ = [
    "CannotAct",
    "Draft",
    "Receipt",
    "SomeoneWasFaster",
    "Wording",
    "answer",
    "ask",
    "ask_back",
    "asked_before",
    "change_notices",
    "contact_for_notice",
    "decline",
    "forget_name",
    "hand_over",
    "mark_changed",
    "mark_overdue",
    "propose",
    "publication_of",
    "publish",
    "read_name",
    "release",
    "rest",
    "reword",
    "send_back",
    "take",
    "withdraw",
    "write",
]
