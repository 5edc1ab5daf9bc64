"""Doing a thing once, however often it is asked for with the same key."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from netra.partners.models import Done, Partner
from netra.partners.problems import KEY_REUSED, Problem

KEPT = timedelta(days=90)


def digest_of(path: str, body: bytes) -> str:
    return hashlib.sha256(path.encode() + b"\0" + body).hexdigest()


@transaction.atomic
def once(
    partner: Partner, key: str, digest: str, do: Callable[[], tuple[int, dict[str, Any]]], *, at: datetime
) -> tuple[int, dict[str, Any], bool]:
    """Status and answer, and whether they were given before. What is refused is not kept: it may be asked again.

    Whoever comes second with the key waits for the first: the row is claimed before anything is done.
    """
    row, is_new = Done.objects.get_or_create(
        partner=partner, key=key, defaults={"digest": digest, "status": 0, "answer": {}, "at": at}
    )
    if not is_new:
        if row.digest != digest:
            raise Problem(KEY_REUSED)
        return row.status, row.answer, True
    status, answer = do()
    Done.objects.filter(pk=row.pk).update(status=status, answer=answer)
    return status, answer, False


def forget(*, at: datetime) -> int:
    return Done.objects.filter(at__lt=at - KEPT).delete()[0]
