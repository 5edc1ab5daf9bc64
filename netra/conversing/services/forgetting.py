"""Talks that led nowhere: reminded once, then forgotten under a dated rule; and those who said stop."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from netra.channels import queries as channel_reads
from netra.channels import services as channels
from netra.conversing import retention
from netra.conversing.models import Conversation
from netra.conversing.remembering import BY
from netra.engine.interviewing import sentences
from netra.engine.interviewing.records import Step
from netra.evidence import services as evidence
from netra.intake import queries as intake
from netra.vault import services as vault

REMIND_AFTER, REMIND_UNTIL = timedelta(hours=4), timedelta(hours=20)  # WhatsApp lets us write for a day
FAREWELL = timedelta(hours=1)
AT_ONCE = 100
IDLE = (Step.START, Step.OPEN, Step.LANGUAGE)


def remind(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Tell once that a draft has not been sent; how many were told."""
    quiet = Conversation.objects.filter(heard_at__lte=at - REMIND_AFTER, heard_at__gt=at - REMIND_UNTIL)
    waiting = quiet.filter(reminded_at=None, leaves_at=None).exclude(step__in=IDLE).select_related("correspondent")
    done = 0
    for talk in waiting.order_by("pk")[:limit]:
        with transaction.atomic():
            mine = Conversation.objects.filter(pk=talk.pk, revision=talk.revision, reminded_at=None)
            if not mine.update(reminded_at=at):
                continue
            words = sentences.REMINDER.in_(talk.correspondent.language)
            key = f"remind {talk.pk} {talk.revision}"
            channels.send(talk.correspondent, key=key, text=words, at=at, about=f"talk:{talk.pk}")
            done += 1
    return done


def sweep(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Forget drafts nobody handed in: words and files, and the address where no report is answered there."""
    rule = retention.rule_at(localdate(at))
    if rule is None:
        return 0
    old = Conversation.objects.filter(heard_at__lte=at - timedelta(days=rule.days)).exclude(step=Step.OPEN)
    done = 0
    for talk in old.select_related("correspondent").order_by("pk")[:limit]:
        done += _forget(talk, under=rule.id, at=at)
    return done


def finish_leaving(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Forget who said stop, as soon as the farewell is out or an hour has passed."""
    done = 0
    for talk in Conversation.objects.filter(leaves_at__isnull=False).select_related("correspondent")[:limit]:
        assert talk.leaves_at is not None
        if channel_reads.has_waiting(talk.correspondent) and talk.leaves_at > at - FAREWELL:
            continue
        done += _forget(talk, under="stop", at=at)
    return done


def _forget(talk: Conversation, *, under: str, at: datetime) -> bool:
    """The files of the draft, its words, then the address. Killed half-way it is done again."""
    for piece in talk.files.all():
        evidence.erase(piece, by=BY, under=under, at=at)
    with transaction.atomic():
        mine = Conversation.objects.filter(pk=talk.pk, revision=talk.revision)
        if not mine.update(revision=F("revision") + 1):
            return False
        if talk.sealed_state is not None:
            vault.forget(talk.sealed_state, by=BY, reason=under, at=at)
        if talk.report_id is not None and talk.leaves_at is None:
            talk.files.clear()
            Conversation.objects.filter(pk=talk.pk).update(step=Step.OPEN, sealed_state=None)
            return True
        if talk.leaves_at is not None or not intake.reports_of(talk.correspondent):
            channels.stop(talk.correspondent, at=at)
        Conversation.objects.filter(pk=talk.pk).delete()
    return True
