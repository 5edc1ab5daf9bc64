"""Counting what a token is used for: so many requests a minute, the same count in every process."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Case, F, Value, When

from netra.partners.models import Token


@dataclass(frozen=True, slots=True)
class Use:
    """What is left of a minute: `limit` requests in all, `left` of them, `reset` seconds until it begins anew."""

    limit: int
    left: int
    reset: int
    is_over: bool


def use(token: Token, *, at: datetime) -> Use:
    """Count one request and say what is left."""
    minute, second = divmod(int(at.timestamp()), 60)
    Token.objects.filter(pk=token.pk).update(
        used=Case(When(minute=minute, then=F("used") + 1), default=Value(1)), minute=minute, used_at=at
    )
    used = Token.objects.values_list("used", flat=True).get(pk=token.pk)
    limit = settings.PARTNER_RATE
    return Use(limit, max(limit - used, 0), 60 - second, used > limit)
