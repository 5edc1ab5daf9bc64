"""The worker's part: messages that wait are handed to their providers, tried again with growing pauses.

The promise is *at least once*: a worker that dies just after the provider took a message leaves an old claim, and the
message goes out a second time under the same key. Two workers never send the same one side by side, and a later
message never overtakes an earlier one to the same person.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from netra.channels.models import Kind, Outbound, OutState
from netra.channels.people import RELAY, address_of, forget_content, token_of
from netra.channels.sending import Adapter, NotSent, Sent
from netra.channels.writing import opened
from netra.vault import services as vault

log = logging.getLogger("netra.channels")

BATCH = 20
LEASE = timedelta(minutes=15)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
GIVE_UP_AFTER = 20
OPEN = (OutState.WAITING, OutState.SENDING)


def deliver(adapters: Mapping[Kind, Adapter], *, at: datetime) -> int:
    """Send what is due, at most `BATCH` messages of each configured channel; how many the providers took."""
    done = 0
    for kind, adapter in adapters.items():
        if not adapter.is_configured():
            continue
        for row in _due(kind, at):
            if not _claim(row, at):
                continue
            outcome = _hand_over(row, adapter, at)
            done += outcome is OutState.SENT
            if outcome is None:
                break  # the provider is not there; the others wait for the next round
    return done


def _due(kind: Kind, at: datetime) -> list[Outbound]:
    ready = Q(state=OutState.WAITING, try_at__lte=at) | Q(state=OutState.SENDING, claimed_at__lte=at - LEASE)
    earlier = Outbound.objects.filter(correspondent=OuterRef("correspondent"), pk__lt=OuterRef("pk"), state__in=OPEN)
    found = Outbound.objects.filter(ready, ~Exists(earlier), correspondent__kind=kind)
    return list(found.select_related("correspondent").order_by("pk")[:BATCH])


def _claim(row: Outbound, at: datetime) -> bool:
    seen = Outbound.objects.filter(pk=row.pk, state=row.state, claimed_at=row.claimed_at)
    return bool(seen.update(state=OutState.SENDING, claimed_at=at))


def _hand_over(row: Outbound, adapter: Adapter, at: datetime) -> OutState | None:
    """Give one claimed message to its provider; `None` when the provider itself is the trouble."""
    to = address_of(row.correspondent, at=at)
    if not to:
        return _settle(row, OutState.UNWANTED, at)
    thread = token_of(row.correspondent, row.about) if row.about else ""
    try:
        sending = opened(row, to=to, thread=thread, by=RELAY, at=at)
    except vault.Forgotten:
        return _settle(row, OutState.UNWANTED, at)
    try:
        sent = adapter.send(sending, at=at)
    except NotSent as refusal:
        return _later(row, refusal, at)
    except Exception as fault:  # one message that cannot be put together does not hold up the others
        return _later(row, NotSent(type(fault).__name__), at)
    return _settle(row, OutState.SENT, at, sent=sent)


def _later(row: Outbound, refusal: NotSent, at: datetime) -> OutState | None:
    """Try again after a pause that grows. The log names the kind of fault, never an address."""
    attempts = row.attempts + 1
    log.warning("message %s not taken (%s), attempt %s", row.pk, refusal.fault, attempts)
    if refusal.for_good or (attempts >= GIVE_UP_AFTER and not refusal.is_down):
        return _settle(row, OutState.REFUSED, at, attempts=attempts, fault=refusal.fault)
    pause = refusal.wait or PAUSES[min(attempts, len(PAUSES)) - 1]
    _settle(row, OutState.WAITING, at, attempts=attempts, fault=refusal.fault, try_at=at + pause)
    return None if refusal.is_down else OutState.WAITING


def _settle(row: Outbound, state: OutState, at: datetime, sent: Sent | None = None, **more: object) -> OutState:
    """End this worker's claim; when another one has taken the message over, its word counts."""
    fields: dict[str, object] = {"state": state, "claimed_at": None, **more}
    if sent is not None:
        mark = vault.mark_of("sent", sent.provider_id) if sent.provider_id else ""
        fields |= {"sent_at": at, "fault": "", "provider_mark": mark}
    mine = Outbound.objects.filter(pk=row.pk, state=OutState.SENDING, claimed_at=at)
    if mine.update(**fields) and state not in OPEN:
        forget_content(row.sealed_content, at=at)
    return state
