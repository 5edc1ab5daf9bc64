"""Reading one's own notices."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from netra.accounts.queries import Visitor
from netra.domain.words import Text
from netra.notices.models import MailState, Notice
from netra.notices.wording import named, sentence, stage_of


@dataclass(frozen=True, slots=True)
class Line:
    """One notice on the page."""

    pk: int
    sentence: Text
    stage: Text | None
    file: Text | None
    at: datetime
    is_unread: bool
    mail_refused: bool


def notices_of(user: Visitor) -> QuerySet[Notice]:
    """What one person was told, the latest first."""
    return Notice.objects.filter(user=user.pk, user__isnull=False).select_related("entry").order_by("-pk")


def line(notice: Notice) -> Line:
    return Line(
        pk=notice.pk,
        sentence=sentence(notice),
        stage=stage_of(notice),
        file=named(notice),
        at=notice.entry.at,
        is_unread=notice.read_at is None,
        mail_refused=notice.mail == MailState.REFUSED,
    )


def unread_count(user: Visitor) -> int:
    """How many notices somebody has not read, for the navigation."""
    return notices_of(user).filter(read_at__isnull=True).count()


def sends_mail() -> bool:
    """Whether notices also go out as mail here."""
    return bool(settings.EMAIL_HOST)
