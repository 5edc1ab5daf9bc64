"""Questions asked before acting, their answers, and the answers published for everybody."""

from netra.questions.models.asked import Answer, Message, Question, Stage
from netra.questions.models.published import Published, SecondLook, State
from netra.questions.models.wording import Decline, Ruling, Topic

__all__ = [
    "Answer",
    "Decline",
    "Message",
    "Published",
    "Question",
    "Ruling",
    "SecondLook",
    "Stage",
    "State",
    "Topic",
]
