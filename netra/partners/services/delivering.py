"""Telling hooks: signed, claimed first, tried again with growing pauses, laid aside as dead after three days.

The guard of `netra.engine.capturing` judges every address at every attempt, so that no hook leads into our own network.
"""

import json
import logging
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import transaction
from django.db.models import Q

from netra.engine.capturing.exchanges import Headers, exchange
from netra.engine.capturing.guard import Guard
from netra.engine.capturing.orders import REFUSALS, Code, Limits, Trouble
from netra.engine.capturing.routes import Route, route_of
from netra.lib.signatures import signature
from netra.partners.locking import unlock
from netra.partners.models import Delivery, DeliveryState, Event, EventType, Hook
from netra.partners.queries.events import told

log = logging.getLogger("netra.partners")

BATCH = 50
LIMITS = Limits(body=64 * 1024, total=64 * 1024, unpacked=64 * 1024, connecting=5.0, answer=15.0)
LEASE = timedelta(minutes=2)  # longer than one attempt can take
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 720, 1440, 1440))
GONE = "HTTP 410"
REFUSED = frozenset(str(code) for code in REFUSALS - {Code.TOO_LARGE, Code.BOMB})
KEPT = timedelta(days=90)


def deliver(*, at: datetime) -> int:
    """Send what is due; how many were taken. A hook that fails keeps none of the others waiting."""
    sent = 0
    failing: set[int] = set()
    for delivery in _due(at):
        if delivery.hook_id in failing or not _claim(delivery, at):
            continue
        fault = _attempt(delivery.hook, delivery.event, at)
        if fault:
            failing.add(delivery.hook_id)
            _failed(delivery, fault, at)
        else:
            sent += 1
            _taken(delivery, at)
    return sent


def _due(at: datetime) -> list[Delivery]:
    waiting = Q(state=DeliveryState.WAITING, try_at__lte=at)
    abandoned = Q(state=DeliveryState.SENDING, claimed_at__lte=at - LEASE)
    found = Delivery.objects.filter(waiting | abandoned, hook__ended_at=None, hook__paused_at=None)
    return list(found.select_related("hook__partner", "event__handover").order_by("event", "pk")[:BATCH])


def _claim(delivery: Delivery, at: datetime) -> bool:
    """Whether this worker got it: the row must still be as it was read."""
    seen = Delivery.objects.filter(pk=delivery.pk, state=delivery.state, claimed_at=delivery.claimed_at)
    return bool(seen.update(state=DeliveryState.SENDING, claimed_at=at))


def _attempt(hook: Hook, event: Event, at: datetime) -> str:
    """Send once; the fault in a word, empty when it was taken."""
    body = body_of(event)
    try:
        place = guard().admit(hook.url)
        answer = exchange(
            "POST",
            hook.url,
            place,
            headers=headers_of(hook, event, body, at),
            body=body,
            route=_route(),
            limits=LIMITS,
            room=LIMITS.body,
            trusting=False,
        )
    except Trouble as trouble:
        return str(trouble.code)
    except InvalidToken:
        return "SECRET_LOST"
    return "" if 200 <= answer.status < 300 else f"HTTP {answer.status}"


def body_of(event: Event) -> bytes:
    """What is sent: the kind, the moment, and codes. The same bytes at every attempt."""
    message = {"type": event.type, "timestamp": event.at.isoformat(), "data": told(event)}
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def headers_of(hook: Hook, event: Event, body: bytes, at: datetime) -> Headers:
    """The headers of Standard Webhooks, signed by every secret in force. Raises `InvalidToken`."""
    now = int(at.timestamp())
    secrets = [unlock(hook.secret)]
    if hook.old_secret and hook.old_until is not None and at < hook.old_until:
        secrets.append(unlock(hook.old_secret))
    return (
        ("User-Agent", f"Netra/{settings.NETRA_VERSION}"),
        ("Content-Type", "application/json"),
        ("webhook-id", str(event.key)),
        ("webhook-timestamp", str(now)),
        ("webhook-signature", " ".join(signature(secret, str(event.key), now, body) for secret in secrets)),
    )


def guard() -> Guard:
    """Judges where a hook may lead: the open internet, and what the operator named as `ip:port`."""
    own = urlsplit(settings.SITE_ADDRESS).hostname
    allowed = (one.rpartition(":") for one in settings.HOOK_ALLOW)
    allow = frozenset((host.strip("[]"), int(port)) for host, _, port in allowed)
    return Guard(own=frozenset({own} if own else ()), allow=allow, far=_route().is_far)


def _route() -> Route:
    return route_of(settings.HOOK_ROUTE)


def _taken(delivery: Delivery, at: datetime) -> None:
    mine = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING, claimed_at=at)
    mine.update(state=DeliveryState.SENT, sent_at=at, fault="", attempts=delivery.attempts + 1)
    Hook.objects.filter(pk=delivery.hook_id).update(answered_at=at)


def _failed(delivery: Delivery, fault: str, at: datetime) -> None:
    """Wait longer each time, then lay it aside. An address that is gone, or that the guard refuses, is not asked again
    until somebody has looked; what comes meanwhile waits."""
    attempts = delivery.attempts + 1
    is_refused = fault in REFUSED
    is_over = attempts > len(PAUSES) or is_refused
    log.warning("delivery %s: %s", delivery.pk, fault)
    mine = Delivery.objects.filter(pk=delivery.pk, state=DeliveryState.SENDING, claimed_at=at)
    mine.update(
        state=DeliveryState.DEAD if is_over else DeliveryState.WAITING,
        attempts=attempts,
        fault=fault,
        try_at=at if is_over else at + PAUSES[attempts - 1],
    )
    if is_refused or fault == GONE:
        Hook.objects.filter(pk=delivery.hook_id, paused_at=None).update(paused_at=at, paused_why=fault)


@transaction.atomic
def ping(hook: Hook, *, at: datetime) -> Event:
    """A message that says nothing, to see whether the address answers."""
    event = Event.objects.create(partner=hook.partner, type=EventType.PING, at=at, on=at.date())
    Delivery.objects.create(hook=hook, event=event, try_at=at)
    return event


def send_again(hook: Hook, *, at: datetime, only: int | None = None) -> int:
    """Let what was laid aside be tried afresh, all of it or one; how many."""
    dead = Delivery.objects.filter(hook=hook, state=DeliveryState.DEAD)
    if only is not None:
        dead = dead.filter(pk=only)
    return dead.update(state=DeliveryState.WAITING, attempts=0, try_at=at, claimed_at=None)


@transaction.atomic
def replay(hook: Hook, *, since: datetime, at: datetime) -> int:
    """Send everything again that happened since a moment; how many. A receiver knows by its id what it has had."""
    events = Event.objects.filter(partner=hook.partner, at__gte=since).exclude(type=EventType.PING)
    mine = Delivery.objects.filter(hook=hook, event__in=events).exclude(state=DeliveryState.SENDING)
    again = mine.update(state=DeliveryState.WAITING, attempts=0, try_at=at, claimed_at=None)
    had = set(Delivery.objects.filter(hook=hook, event__in=events).values_list("event", flat=True))
    new = [Delivery(hook=hook, event=event, try_at=at) for event in events if event.pk not in had]
    return again + len(Delivery.objects.bulk_create(new))


def forget_delivered(*, at: datetime) -> int:
    """What was delivered long ago is still in the list of events, by which it can be read again."""
    return Delivery.objects.filter(state=DeliveryState.SENT, sent_at__lt=at - KEPT).delete()[0]
