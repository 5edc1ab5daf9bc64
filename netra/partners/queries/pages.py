"""What administrators see: which systems are connected, when they were last heard of, what could not be delivered."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from netra.partners.models import Delivery, DeliveryState, Hook, Partner, Token

SHOWN = 50


@dataclass(frozen=True, slots=True)
class HookRow:
    hook: Hook
    waiting: int
    dead: int


@dataclass(frozen=True, slots=True)
class Board:
    """One partner: its tokens that still open something, those that do not any more, its hooks."""

    partner: Partner
    tokens: list[Token]
    ended: list[Token]
    hooks: list[HookRow]


def partners() -> QuerySet[Partner]:
    """Every system in use, then those that ended; with what lies dead."""
    dead = Count("hooks__deliveries", filter=Q(hooks__deliveries__state=DeliveryState.DEAD, hooks__ended_at=None))
    found = Partner.objects.select_related("institution").annotate(dead=dead)
    return found.order_by("ended_at", "institution__name", "name")


def partner_by_ref(ref: str) -> Partner | None:
    return Partner.objects.select_related("institution").filter(ref=ref).first()


def hook_by_ref(partner: Partner, ref: str) -> Hook | None:
    return Hook.objects.select_related("partner").filter(partner=partner, ref=ref, ended_at=None).first()


def board(partner: Partner, *, at: datetime) -> Board:
    tokens = list(partner.tokens.all())
    live = [token for token in tokens if token.ended_at is None and token.expires_at > at]
    hooks = partner.hooks.filter(ended_at=None).annotate(
        waiting=Count("deliveries", filter=Q(deliveries__state__in=[DeliveryState.WAITING, DeliveryState.SENDING])),
        dead=Count("deliveries", filter=Q(deliveries__state=DeliveryState.DEAD)),
    )
    rows = [HookRow(hook, hook.waiting, hook.dead) for hook in hooks]
    return Board(partner, live, [token for token in tokens if token not in live], rows)


def troubles(hook: Hook) -> list[Delivery]:
    """What is laid aside as dead, then what waits for another attempt; the newest first."""
    found = hook.deliveries.exclude(state=DeliveryState.SENT).select_related("event__handover")
    return list(found.order_by("state", "-pk")[:SHOWN])
