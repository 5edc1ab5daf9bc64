"""What each letter says: plain words by the tags that templates use. The tags are Indonesian, as the letters are."""

from datetime import datetime

from netra.letters.contents import judging, onward, telling
from netra.letters.contents.common import Content, common
from netra.letters.models import Letter

PARTS = {
    "RECEIPT": telling.receipt,
    "INCOMPLETE": telling.incomplete,
    "STATUS": telling.status,
    "SUMMONS": judging.summons,
    "MINUTES": judging.minutes,
    "STUDY": judging.study,
    "PLENARY": judging.plenary,
    "REFERRAL": onward.referral,
    "RECOMMENDATION": onward.recommendation,
    "REMINDER": onward.reminder,
}


def content_of(letter: Letter, *, number: str, at: datetime) -> Content:
    """The letter as it would be numbered now; `number` is empty for a draft."""
    return {**common(letter, number=number), **PARTS[letter.kind](letter, at)}


__all__ = ["Content", "content_of"]
