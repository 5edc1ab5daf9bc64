"""What the law or the house does not let us keep about people is forgotten, each under a dated rule, with proof."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.timezone import localdate

from netra.cases import services as cases
from netra.cases.services import Actor
from netra.evidence import queries as kept
from netra.evidence import services as evidence
from netra.intake import handed_in, retention
from netra.intake.models import Report
from netra.intake.reporters import identity_card_of
from netra.intake.retention import What
from netra.intake.services.reaching import let_go
from netra.intake.services.receiving import IDENTITY_CARD
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.evidence.models import Evidence

CLOCK = Actor("clock")
AT_ONCE = 100
GONE = "—"


def forget_identities(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Erase who reported in matters that ended long enough ago; how many doors. The sealed rows stay as proof."""
    on = localdate(at)
    day = retention.earliest(What.IDENTITY, on)
    ended = Report.objects.filter(case__closed_on__lte=day, forgotten_under="").select_related("case")
    done = 0
    for report in ended.order_by("pk")[:limit]:
        rule = _due(What.IDENTITY, report.case.closed_on, on)
        if rule is not None:
            done += _forget(report, rule, at)
    return done


def fade_rejected(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Let rejected accusations fade, with what was said about them to the reporter; how many cases."""
    on = localdate(at)
    done = 0
    for case in cases.rejected_until(retention.earliest(What.REJECTED, on), limit):
        rule = _due(What.REJECTED, case.closed_on, on)
        if rule is None:
            continue
        for report in Report.objects.filter(case=case):
            report.messages.update(text=GONE)
            handed_in.forget(report, under=rule.id, at=at)
            _forget(report, rule, at)
        done += cases.fade(case, under=rule.id, days=rule.days, on=on, at=at)
    return done


def sweep_abandoned(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Erase files that citizens sent with forms they never finished; how many.

    Identity cards are named by their report alone; those from before reports named them are left.
    """
    rule = retention.rule_at(What.ABANDONED, localdate(at))
    if rule is None:
        return 0
    before = at - timedelta(days=rule.days)
    first = Report.objects.exclude(card=None).order_by("lodged_at").values_list("lodged_at", flat=True).first()
    done = 0
    for piece in kept.unreferenced("citizen", before)[:limit]:
        is_card = piece.name.startswith(IDENTITY_CARD)
        if is_card and (first is None or piece.kept_at < first or Report.objects.filter(card=piece.pk).exists()):
            continue
        if not cases.names_evidence(piece):
            done += evidence.erase(piece, by=CLOCK.ref, under=rule.id, at=at)
    return done


def _due(what: What, ended_on: date | None, on: date) -> retention.Rule | None:
    rule = retention.rule_at(what, ended_on) if ended_on else None
    return rule if rule is not None and ended_on is not None and rule.due_on(ended_on) <= on else None


def _forget(report: Report, rule: retention.Rule, at: datetime) -> bool:
    """Files first: killed half-way, the report is still to be forgotten and all is done again."""
    if report.forgotten_under:
        return False
    for card in _card_of(report, rule, at):
        evidence.erase(card, by=CLOCK.ref, under=rule.id, at=at)
    sealed = [one for one in (report.sealed_identity, report.sealed_contact) if one is not None]
    with transaction.atomic():
        mine = Report.objects.filter(pk=report.pk, forgotten_under="")
        if not mine.update(forgotten_under=rule.id, wants_notices=False):
            return False
        let_go(report, at=at)
        for one in sealed:
            vault.forget(one, by=CLOCK.ref, reason=rule.id, at=at)
        if sealed:
            refs = {"report": report.pk, "rule": rule.id, "days": rule.days}
            cases.note_look(report.case, what="IDENTITY_FORGOTTEN", by=CLOCK, on=localdate(at), at=at, refs=refs)
    return bool(sealed)


def _card_of(report: Report, rule: retention.Rule, at: datetime) -> "list[Evidence]":
    card = report.card
    if card is None and report.sealed_identity is not None:
        card = identity_card_of(report, reason=rule.id, at=at)
    return kept.evidence_of([card]) if card is not None else []
