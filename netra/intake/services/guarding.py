"""Learning who gave a tip: the office asks, a custodian decides, the office opens once."""

from datetime import datetime

from django.db import IntegrityError, transaction

from netra.cases import services as cases
from netra.cases.services import Actor
from netra.domain.words import Text
from netra.intake import reporters
from netra.intake.models import Asking, Report
from netra.intake.places import day_at
from netra.intake.reporters import Identity
from netra.vault import services as vault

LONGEST = 500


class NotNow(Exception):
    """This step is not open: already asked, decided, or opened."""

    text = Text("Langkah ini sudah tidak dapat dilakukan.", "This step can no longer be taken.")


@transaction.atomic
def ask(report: Report, *, by: Actor, reason: str, at: datetime) -> Asking:
    """Ask the custodians for leave. Asking while an asking waits, or a leave is unused, raises `NotNow`."""
    assert by.user is not None
    reason = _required(reason)
    if not report.is_guarded or report.sealed_identity is None:
        raise reporters.NotNamed
    if report.askings.filter(is_granted=True, opened_at=None).exists():
        raise NotNow
    try:
        with transaction.atomic():
            asking = Asking.objects.create(
                report=report, institution_id=by.institution, asked_by=by.user, reason=reason, asked_at=at
            )
    except IntegrityError:
        raise NotNow from None
    _note(asking, "IDENTITY_ASKED", by, at)
    return asking


@transaction.atomic
def decide(asking: Asking, *, by: Actor, grants: bool, why: str, at: datetime) -> None:
    """Consent or refuse, with a reason; what was decided stays. Asks no permission; that is the page's part."""
    assert by.user is not None
    fields = {"decided_by": by.user, "decided_at": at, "is_granted": grants, "why": _required(why)}
    if not Asking.objects.filter(pk=asking.pk, decided_at=None).update(**fields):
        raise NotNow
    _note(asking, "IDENTITY_GRANTED" if grants else "IDENTITY_REFUSED", by, at)


def open_once(asking: Asking, *, by: Actor, at: datetime) -> Identity:
    """Who gave the tip, for the one who asked, once. Raises `NotNow`, and what the vault raises: then the leave lasts.

    The leave is used up before the vault opens: a crash in between costs a second asking, never a second look.
    """
    mine = Asking.objects.filter(pk=asking.pk, asked_by=by.user, is_granted=True)
    if not mine.filter(opened_at=None).update(opened_at=at):
        raise NotNow
    try:
        return reporters.reveal_with_leave(asking.report, by=by, reason=asking.reason, at=at)
    except (vault.Forgotten, vault.Altered, vault.MissingKey):
        mine.update(opened_at=None)
        raise


def _note(asking: Asking, what: str, by: Actor, at: datetime) -> None:
    case = asking.report.case
    refs = {"report": asking.report_id, "asking": asking.pk, "asked_by": asking.asked_by_id}
    cases.note_look(case, what=what, by=by, on=day_at(case.handling_office, at), at=at, refs=refs)


def _required(words: str) -> str:
    words = " ".join(words.split())[:LONGEST]
    if not words:
        raise vault.ReasonRequired
    return words
