"""Pages of those who ask, those who read, those who answer and those who publish."""

from netra.questions.views.follow import follow, forget_name, leave, notices, write
from netra.questions.views.public import ask, board, published, topic
from netra.questions.views.publishing import desk, propose, publication, publish, reword, send_back, withdraw
from netra.questions.views.work import (
    answer,
    ask_back,
    decline,
    hand_over,
    inbox,
    question,
    read_name,
    release,
    take,
)

__all__ = [
    "answer",
    "ask",
    "ask_back",
    "board",
    "decline",
    "desk",
    "follow",
    "forget_name",
    "hand_over",
    "inbox",
    "leave",
    "notices",
    "propose",
    "publication",
    "publish",
    "published",
    "question",
    "read_name",
    "release",
    "reword",
    "send_back",
    "take",
    "topic",
    "withdraw",
    "write",
]
