"""Receipt codes inside messages. A NIP has as many digits as a code has signs: without a letter it counts as a code
only if it is one."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from netra.conversing.models import Conversation
from netra.engine.interviewing.records import Knock
from netra.intake import queries as intake
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.intake.models import Report

_GROUPED = re.compile(r"(?<![\w-])(?:[0-9a-z]{4}[-– ]){4}[0-9a-z]{2}(?![\w-])", re.IGNORECASE)
_SOLID = re.compile(r"(?<!\w)(?=[0-9]*[a-z])[0-9a-z]{18}(?!\w)", re.IGNORECASE)
_HOUR = timedelta(hours=1)
MOST_WRONG = 5


@dataclass(frozen=True, slots=True)
class Knocked:
    """What a message held: the report of a right code, and the words beside it."""

    knock: Knock
    text: str
    report: "Report | None" = None


def knock(text: str, talk: Conversation, *, at: datetime) -> Knocked:
    """Look for a code; wrong ones are counted on the talk, which the caller saves."""
    found = _GROUPED.search(text) or _SOLID.search(text)
    if found is None or (" " in found.group() and not re.search(r"\d", found.group())):
        return Knocked(Knock.NONE, text)  # five short words are no code
    code = vault.normalise(found.group())
    is_alone = len(text.strip()) <= len(found.group()) + 12
    if isinstance(code, vault.BadCode) and not (is_alone and re.search("[a-z]", found.group(), re.IGNORECASE)):
        return Knocked(Knock.NONE, text)
    if talk.wrong_since is not None and talk.wrong_since <= at - _HOUR:
        talk.wrong_codes, talk.wrong_since = 0, None
    if talk.wrong_codes >= MOST_WRONG:
        return Knocked(Knock.TOO_OFTEN, "")
    report = intake.report_by_code(code) if isinstance(code, str) else None
    if report is None:
        if not is_alone or re.sub(r"\W", "", found.group()).isdigit():
            return Knocked(Knock.NONE, text)
        talk.wrong_codes, talk.wrong_since = talk.wrong_codes + 1, talk.wrong_since or at
        return Knocked(Knock.WRONG, "")
    rest = (text[: found.start()] + text[found.end() :]).strip(" \n:.-")
    rest = re.sub(r"^(?:kode(?: saya)?|code|my code(?: is)?)\b[\s:]*", "", rest, flags=re.IGNORECASE)
    return Knocked(Knock.RIGHT, rest, report)
