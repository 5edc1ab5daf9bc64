"""Keeping what the workers did."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from netra.operations.models import Beat

__all__ = ["Round", "keep_rounds"]


@dataclass(slots=True)
class Round:
    """What one worker did with one job since it told of it last."""

    job: str
    ended_at: datetime | None = None
    failed_at: datetime | None = None
    rounds: int = 0
    failures: int = 0
    done: int = 0
    seconds: float = 0

    def add(self, *, at: datetime, done: int, seconds: float, failed: bool) -> None:
        self.rounds, self.done, self.seconds = self.rounds + 1, self.done + done, self.seconds + seconds
        if failed:
            self.failures, self.failed_at = self.failures + 1, at
        else:
            self.ended_at = at


@transaction.atomic
def keep_rounds(rounds: Iterable[Round]) -> None:
    """Add them to what all workers did. In the order of names, so that two workers never wait for each other."""
    told = sorted(rounds, key=lambda one: one.job)
    Beat.objects.bulk_create([Beat(job=one.job) for one in told], ignore_conflicts=True)
    for one in told:
        row = Beat.objects.filter(job=one.job)
        row.update(
            rounds=F("rounds") + one.rounds,
            failures=F("failures") + one.failures,
            done=F("done") + one.done,
            seconds=F("seconds") + one.seconds,
        )
        if one.ended_at is not None:
            row.update(ended_at=one.ended_at)
        if one.failed_at is not None:
            row.update(failed_at=one.failed_at)
