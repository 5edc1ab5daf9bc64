"""Check-out: one person judges a flag at a time, for half an hour."""

import json
from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q

from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.evidence import services as evidence
from netra.monitoring.models import Flag
from netra.monitoring.refusals import ERASED, HELD, NOT_NOW, READ_BEFORE
from netra.monitoring.services.moving import move, must_hold

HOLD = timedelta(minutes=30)
SEALED_AS = "unggahan.txt"
HEADING = "Perbuatan di ruang publik sebagaimana diterima Netra (JSON kanonis):\n"


def take(flag: Flag, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Check a flag out, and seal the act as evidence the first time somebody does.

    Of two who take at once, one is told that the other was faster. Who has read the flag before cannot take it for the
    next turn. A hold that ran out is no hold. Taken again by its holder, the time runs anew.
    """
    if not flag.awaits_reader:
        raise CannotAct(NOT_NOW)
    if flag.erased_at is not None:
        raise CannotAct(ERASED)
    if flag.is_held(at) and (by.user is None or flag.held_by_id != by.user.pk):
        raise CannotAct(HELD)
    if flag.verdicts.filter(by=by.user).exists():
        raise CannotAct(READ_BEFORE)
    free = Q(held_until=None) | Q(held_until__lte=at) | Q(held_by=by.user)
    with transaction.atomic():
        move(
            flag,
            "FLAG_TAKEN",
            seen=seen,
            by=by,
            on=on,
            at=at,
            to={"held_by": by.user, "held_until": at + HOLD},
            only=free,
        )
    seal(flag, by=by, at=at)


@transaction.atomic
def release(flag: Flag, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Give a flag back before the time is over."""
    must_hold(flag, by, at)
    move(flag, "FLAG_RELEASED", seen=seen, by=by, on=on, at=at, to=FREE)


FREE: dict[str, Any] = {"held_by": None, "held_until": None}


def seal(flag: Flag, *, by: Actor, at: datetime) -> None:
    """Keep the act as evidence unless it is kept. Killed half-way, the next check-out seals it."""
    if flag.evidence_id is not None:
        return
    upload = ContentFile((HEADING + canonical(flag)).encode(), name=SEALED_AS)
    piece = evidence.keep(upload, by=by.ref, at=at, source_url=_link(flag.target_url))
    Flag.objects.filter(pk=flag.pk, evidence=None).update(evidence=piece)
    flag.refresh_from_db(fields=["evidence"])


def canonical(flag: Flag) -> str:
    """The act as it came in, as JSON with sorted keys; nothing of what anybody thought about it."""
    told = {
        "id": flag.activity,
        "platform": flag.platform,
        "actor_handle": flag.handle,
        "actor_name": flag.actor_name,
        "verb": flag.verb,
        "text": flag.text,
        "target_handle": flag.target_handle,
        "target_url": flag.target_url,
        "target_text": flag.target_text,
        "created_at": _moment(flag.posted_at),
        "seen_at": _moment(flag.seen_at),
        "visibility": flag.visibility,
        "region_code": flag.region_hint,
        "extra": flag.extra,
        "source": flag.source,
        "source_row": flag.source_row,
    }
    # A post may hold markup; as evidence it is text, and no sign of it opens a tag.
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).replace("<", "\\u003c")


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _link(url: str) -> str:
    return url if url.lower().startswith(("http://", "https://")) else ""


__all__ = ["FREE", "SomeoneWasFaster", "canonical", "release", "seal", "take"]
