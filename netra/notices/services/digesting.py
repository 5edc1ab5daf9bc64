"""One mail a day for those who chose it: what came since the last, counted by kind."""

from datetime import datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from netra.accounts.queries import User
from netra.notices.models import Digest, MailState, Notice, Preference, Wish


def choose(user: User, *, wish: str, hour: int) -> None:
    """What waited for a digest that is no longer wanted stays on the page and is not mailed."""
    with transaction.atomic():
        Preference.objects.update_or_create(user=user, defaults={"wish": wish, "hour": hour})
        if wish != Wish.DAILY:
            left = Notice.objects.filter(user=user, mail=MailState.DIGEST, digest__isnull=True)
            left.update(mail=MailState.OFF)


def make_digests(at: datetime) -> int:
    """Put together the mail of the day for everybody whose hour has come and who has news; how many. Of two workers
    one makes it."""
    if not settings.EMAIL_HOST:
        return 0
    now = localtime(at)
    wanting = Preference.objects.filter(wish=Wish.DAILY, hour__lte=now.hour, user__is_active=True)
    had = Digest.objects.filter(on=now.date()).values("user")
    waiting = Notice.objects.filter(mail=MailState.DIGEST, digest__isnull=True)
    users = wanting.exclude(user__in=had).filter(user__in=waiting.values("user")).values_list("user", flat=True)
    return sum(_make(pk, at) for pk in list(users))


def _make(user: int, at: datetime) -> bool:
    try:
        with transaction.atomic():
            made = Digest.objects.create(user_id=user, on=localtime(at).date(), mail=MailState.WAITING, try_at=at)
            news = Notice.objects.filter(user=user, mail=MailState.DIGEST, digest__isnull=True)
            news.update(digest=made)
    except IntegrityError:
        return False
    return True
