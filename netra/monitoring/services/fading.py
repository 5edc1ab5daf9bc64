"""Flags put aside, or read by nobody in time, fade: words and account are erased under a dated rule, with proof."""

import hashlib
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from netra.captures import services as captures
from netra.evidence import queries as kept
from netra.evidence import services as evidence
from netra.ledger.services import Subject
from netra.monitoring import retention
from netra.monitoring.models import Flag, Stage
from netra.monitoring.queries.names import FLAG
from netra.monitoring.services.holding import canonical
from netra.monitoring.services.noting import CLOCK, note_flag

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

AT_ONCE = 200
GONE = "—"
EMPTY: dict[str, Any] = {
    "activity": "",
    "handle": "",
    "actor_name": "",
    "text": "",
    "target_handle": "",
    "target_url": "",
    "target_text": "",
    "region_hint": "",
    "extra": "",
    "matches": [],
}


def fade(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Erase what is due, at most `limit` flags a round; how many. Each is a transaction of its own."""
    on = localdate(at)
    first = on - timedelta(days=min(one.days for one in retention.rules()))
    put_aside = Q(stage=Stage.DISMISSED, decided_at__date__lte=first)
    never_read = Q(stage=Stage.OPEN, expires_on__lte=first)
    waiting = Flag.objects.filter(put_aside | never_read, erased_at=None).select_related("run").order_by("pk")
    found = [(flag, rule) for flag in waiting[:limit] if (rule := due(flag, on)) is not None]
    return sum(_fade(flag, rule, on, at) for flag, rule in found)


def due(flag: Flag, on: date) -> retention.Rule | None:
    """The rule that lets a flag fade by this day, if one does: counted from its being put aside, or, for one that
    nobody read, from its seven days being over."""
    since = localdate(flag.decided_at) if flag.decided_at else flag.expires_on
    if since is None or flag.stage not in {Stage.DISMISSED, Stage.OPEN}:
        return None
    rule = retention.rule_at(since)
    return rule if rule is not None and rule.fades_on(since) <= on else None


def _fade(flag: Flag, rule: retention.Rule, on: date, at: datetime) -> bool:
    """The hash of what is erased stays, so that who holds the words can prove that they were these.

    Files go first: killed half-way, the flag is still to be faded and all is done again.
    """
    files = _files_of(flag)
    for piece in files:
        evidence.erase(piece, by=CLOCK.ref, under=rule.id, at=at)
    captured = captures.forget(Subject(FLAG, flag.pk), by=CLOCK.ref, under=rule.id, at=at)
    return _faded(flag, rule, len(files) + captured, on, at)


def _files_of(flag: Flag) -> "list[Evidence]":
    """The sealed act, what was handed in about its account, and the list of the run in which its words stand too."""
    ids = [one for one in (flag.evidence_id, flag.run.sealed_id) if one is not None]
    ids += flag.attributions.exclude(pieces=None).values_list("pieces__evidence", flat=True)
    ids += flag.inquiries.exclude(pieces=None).values_list("pieces__evidence", flat=True)
    return [one for one in kept.evidence_of(dict.fromkeys(ids)) if one.erased_at is None]


@transaction.atomic
def _faded(flag: Flag, rule: retention.Rule, files: int, on: date, at: datetime) -> bool:
    told = canonical(flag)
    mine = Flag.objects.filter(pk=flag.pk, stage=flag.stage, erased_at=None, revision=flag.revision)
    if not mine.update(erased_at=at, faded_by=rule.id, **EMPTY):
        return False
    nobody = {"name": "", "position": "", "employee": None, "employer": None, "basis": "", "confidence": "NONE"}
    flag.attributions.update(why=GONE, **nobody)
    flag.verdicts.exclude(why="").update(why=GONE)
    flag.inquiries.update(question=GONE)
    flag.inquiries.exclude(answer="").update(answer=GONE)
    refs = {
        "rule": rule.id,
        "days": rule.days,
        "sha256": hashlib.sha256(told.encode()).hexdigest(),
        "letters": len(flag.words),
        "files": files,
    }
    note_flag(flag, "FLAG_FADED", by=CLOCK, on=on, at=at, was=flag.stage, now=flag.stage, **refs)
    return True
