"""News for reporters who are answered on a channel of their own: the sentence goes there, and where to read more."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings

from netra.intake import services as intake
from netra.notices.models import Kind, Notice
from netra.notices.wording import MAIL, STAGE, sentence, stage_of

OLD_NEWS = timedelta(days=14)  # what lies further back is on the status page alone


def tell_reporters(notices: Iterable[Notice], *, at: datetime) -> int:
    """Put the news on its way, once for each ledger row and report; messages of the office went there as they are."""
    told = 0
    for notice in notices:
        report = notice.report
        if report is None or report.answers_by is None or notice.kind == Kind.OFFICE_MESSAGE:
            continue
        if notice.entry.actor == "import" or notice.entry.at <= at - OLD_NEWS:
            continue
        text = _text(notice, report.answers_by.language)
        told += intake.tell(report, text, key=f"news {notice.entry_id} {report.pk}", at=at)
    return told


def _text(notice: Notice, language: str) -> str:
    lines = [sentence(notice).in_(language)]
    stage = stage_of(notice)
    if stage is not None:
        lines.append(f"{STAGE.in_(language)}: {stage.in_(language)}")
    lines.append(f"{MAIL.open.in_(language)}: {settings.SITE_ADDRESS}{notice.path}")
    return "\n".join(lines)
