"""The one way a flag changes: by compare-and-set, with its row of the ledger in the same transaction."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q

from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.monitoring.models import Flag
from netra.monitoring.refusals import TAKE_FIRST
from netra.monitoring.services.noting import note_flag

ANY = Q()


def move(
    flag: Flag,
    event: str,
    *,
    seen: int,
    by: Actor,
    on: date,
    at: datetime,
    to: Mapping[str, Any],
    only: Q = ANY,
    refs: Mapping[str, object] | None = None,
) -> None:
    """Change a flag that is still as its mover saw it; the row stays locked until the transaction ends.

    Raises `SomeoneWasFaster`.
    """
    was = flag.stage
    mine = Flag.objects.filter(only, pk=flag.pk, revision=seen, stage=was)
    if not mine.update(revision=F("revision") + 1, **to):
        raise SomeoneWasFaster
    flag.refresh_from_db()
    note_flag(flag, event, by=by, on=on, at=at, was=was, now=flag.stage, **(refs or {}))


def must_hold(flag: Flag, by: Actor, at: datetime) -> None:
    """Raises `CannotAct` unless this person holds the flag and the time is not over."""
    if by.user is None or flag.held_by_id != by.user.pk or not flag.is_held(at):
        raise CannotAct(TAKE_FIRST)
