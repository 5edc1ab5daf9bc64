"""Verdicts: a first reader, a blind second one, and a third where the two differ."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction

from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.monitoring.models import Check, Finding, Flag, Level, Reason, Ruling, Stage, Verdict
from netra.monitoring.refusals import CHECKS_CLEAR, CHECKS_LACK, NOT_NOW, READ_BEFORE, REASON_LACKS, SAY_WHAT
from netra.monitoring.services.holding import FREE
from netra.monitoring.services.moving import move, must_hold

ONE_IN = 5  # of the flags put aside at once, so many get a second reader all the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a reader says. `partisan` is about the words alone: YES, NO or UNKNOWN."""

    ruling: str
    partisan: str
    reason: str = ""
    why: str = ""
    checks: Mapping[str, str] = field(default_factory=dict)
    stance: str = ""
    target: str = ""


@transaction.atomic
def judge(flag: Flag, said: Said, *, seen: int, by: Actor, on: date, at: datetime) -> Verdict:
    """Keep a verdict and move the flag on.

    A strong flag has two readers whatever the first one says, and so has everything that is confirmed: no case rests
    on one pair of eyes. One in five of the others put aside has a second reader too, so that a second reader cannot
    tell what the first one said. Where the two differ a third settles it.
    """
    _check(said)
    if not flag.awaits_reader:
        raise CannotAct(NOT_NOW)
    must_hold(flag, by, at)
    assert by.user is not None
    if flag.verdicts.filter(by=by.user).exists():
        raise CannotAct(READ_BEFORE)
    stage, turn = next_stage(flag, said.ruling), TURNS[Stage(flag.stage)]
    decided = {} if stage in TURNS else {"decided_at": at}
    # The ledger tells that it was read, and how only when nobody has to be kept blind any more.
    refs: dict[str, Any] = {"turn": turn} if stage in TURNS else {"turn": turn, "ruling": said.ruling}
    move(
        flag,
        "FLAG_READ",
        seen=seen,
        by=by,
        on=on,
        at=at,
        to={"stage": stage, **decided, **FREE},
        refs=refs,
    )
    try:
        with transaction.atomic():
            return _kept(flag, said, turn, by, at)
    except IntegrityError as clash:
        raise SomeoneWasFaster from clash


TURNS = {Stage.OPEN: 1, Stage.SECOND: 2, Stage.THIRD: 3}
SETTLED = {Ruling.CONFIRM: Stage.CONFIRMED, Ruling.DISMISS: Stage.DISMISSED}


def next_stage(flag: Flag, ruling: str) -> Stage:
    """Where a verdict leads."""
    settled = SETTLED[Ruling(ruling)]
    match flag.stage:
        case Stage.OPEN:
            alone = settled is Stage.DISMISSED and flag.level != Level.STRONG and not is_sampled(flag)
            return settled if alone else Stage.SECOND
        case Stage.SECOND:
            first = flag.verdicts.get(turn=1)
            return settled if first.ruling == ruling else Stage.THIRD
        case _:
            return settled


def is_sampled(flag: Flag) -> bool:
    """Whether a flag is one of those that get a second reader although they were put aside; by its number alone."""
    return hashlib.sha256(flag.key.encode()).digest()[0] % ONE_IN == 0


def _kept(flag: Flag, said: Said, turn: int, by: Actor, at: datetime) -> Verdict:
    assert by.user is not None
    return Verdict.objects.create(
        flag=flag,
        turn=turn,
        ruling=said.ruling,
        reason=said.reason if said.ruling == Ruling.DISMISS else "",
        why=said.why,
        checks={key: said.checks[key] for key in Check.values if said.checks.get(key)},
        partisan=said.partisan,
        stance=said.stance,
        target=said.target,
        by=by.user,
        institution_id=by.institution,
        at=at,
    )


def _check(said: Said) -> None:
    if said.ruling == Ruling.DISMISS:
        if said.reason not in Reason.values:
            raise CannotAct(REASON_LACKS)
        if said.reason == Reason.OTHER and not said.why.strip():
            raise CannotAct(SAY_WHAT)
        return
    found = [said.checks.get(key) for key in Check.values]
    if any(one not in Finding.values for one in found):
        raise CannotAct(CHECKS_LACK)
    if Finding.YES in found:
        raise CannotAct(CHECKS_CLEAR)
    if Finding.UNKNOWN in found and not said.why.strip():
        raise CannotAct(SAY_WHAT)
