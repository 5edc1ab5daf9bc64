"""Reading one's own notices."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from netra.accounts.queries import User, Visitor
from netra.domain.words import Text
from netra.notices.models import MailState, Notice, Preference, Wish
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
    number = user.pk if isinstance(user, User) else None
    return Notice.objects.filter(user=number, user__isnull=False).select_related("entry").order_by("-pk")


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


def wish_of(user: User) -> dict[str, object]:
    """How somebody wants to be told, and at which hour the one mail of the day goes out."""
    found = Preference.objects.filter(user=user).values("wish", "hour").first()
    return dict(found) if found else {"wish": Wish.EACH, "hour": 7}
