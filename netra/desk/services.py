"""Every change at the desk: a talk begins, is kept while it goes on, ends; somebody is called back."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from netra.cases.services import CITIZEN
from netra.desk.drafts import DRAFT, PHONE, packed, seal_fields
from netra.desk.models import BackState, Call, CallBack, Outcome, Way
from netra.intake import services as intake
from netra.intake.queries import Channel, asked_to_complete, current_case
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.accounts.models import User
    from netra.intake.models import Report
    from netra.registry.models import Institution

CLOCK = "clock"
READ = timedelta(hours=4)
LEFT = timedelta(days=7)
UNREACHED = timedelta(days=30)
CALLING = "menelepon kembali"


class Ended(Exception):
    """The talk was ended meanwhile; nothing of it is kept any longer."""

    sentence = _("Pembicaraan ini sudah diakhiri.")


@transaction.atomic
def begin(*, office: "Institution", way: Way, token: str, by: "User", at: datetime) -> Call:
    """A talk begins; `token` is the signed secret of its form, kept sealed with what will be written."""
    draft = vault.seal(DRAFT, seal_fields(token))
    return Call.objects.create(institution=office, taken_by=by, way=way, started_at=at, draft=draft)


def save(call: Call, fields: QueryDict, *, at: datetime) -> None:
    """Keep what is written so far. Raises `Ended`."""
    if call.draft is None or not vault.reseal(call.draft, packed(fields)):
        raise Ended
    if not Call.objects.filter(pk=call.pk, ended_at=None).update(saved_at=at):
        raise Ended


def take_over(call: Call, *, by: "User") -> None:
    """Somebody else of the office goes on with a talk. Raises `Ended`."""
    if not Call.objects.filter(pk=call.pk, ended_at=None).update(taken_by=by):
        raise Ended


def note_report(call: Call, report: "Report") -> None:
    """The talk has opened a report; it ends when the code has been read aloud. Doing it again changes nothing."""
    Call.objects.filter(pk=call.pk, ended_at=None).update(report=report, opened=True)


def follow(call: Call, report: "Report") -> None:
    """The caller has given the code of a report: the talk is about that one. Raises `Ended`."""
    if not Call.objects.filter(pk=call.pk, ended_at=None, opened=False).update(report=report):
        raise Ended


def write_down(call: Call, text: str, *, secret: str, at: datetime) -> bool:
    """Add what the caller says to the report whose code was given, as what the office asked for where it waits for
    that: an answer, never a second report. False when this very form was sent before."""
    assert call.report is not None
    if asked_to_complete(current_case(call.report), at) is not None:
        return intake.complete(call.report, text=text, evidence=(), secret=secret, at=at, via=Channel(call.way))
    return intake.write(call.report, text=text, secret=secret, by=CITIZEN, at=at, via=Channel(call.way))


def end(call: Call, outcome: Outcome, *, at: datetime, note: str = "") -> bool:
    """The talk is over, and its draft is forgotten; false when it was over before."""
    with transaction.atomic():
        done = Call.objects.filter(pk=call.pk, ended_at=None).update(ended_at=at, outcome=outcome, note=note)
        if done and call.draft is not None:
            vault.forget(call.draft, by=f"user:{call.taken_by_id}", reason="pembicaraan selesai", at=at)
    return bool(done)


@transaction.atomic
def ask_back(call: Call, *, phone: str, due_at: datetime, about: str, by: "User", at: datetime) -> CallBack:
    """Somebody wants to be called; the number is sealed."""
    sealed = vault.seal(PHONE, {"phone": phone})
    return CallBack.objects.create(call=call, due_at=due_at, sealed_phone=sealed, about=about, asked_at=at, asked_by=by)


def number_of(back: CallBack, *, by: "User", at: datetime) -> str:
    """The number, for calling it now; on record in the vault. Not inside a transaction. Raises `vault.Forgotten`."""
    return vault.open_sealed(back.sealed_phone, by=f"user:{by.pk}", reason=CALLING, at=at)["phone"]


def note_try(back: CallBack, *, later: datetime, at: datetime) -> None:
    """Nobody answered; another time is set."""
    CallBack.objects.filter(pk=back.pk, state=BackState.WAITING).update(tries=F("tries") + 1, tried_at=at, due_at=later)


@transaction.atomic
def settle(back: CallBack, state: BackState, *, by: "User | None", at: datetime) -> bool:
    """Reached, or given up; the number is forgotten. False when that was done before."""
    waiting = CallBack.objects.filter(pk=back.pk, state=BackState.WAITING)
    done = waiting.update(state=state, settled_by=by, settled_at=at, tries=F("tries") + 1)
    if done:
        ref = f"user:{by.pk}" if by is not None else CLOCK
        vault.forget(back.sealed_phone, by=ref, reason="permintaan ditelepon selesai", at=at)
    return bool(done)


def forget_old(*, at: datetime, limit: int = 100) -> int:
    """Talks nobody ended within a week are ended with their drafts, those that opened a report within hours; numbers
    nobody reached within a month are forgotten. The terms are the house's own. How many.
    """
    done = 0
    for call in Call.objects.filter(ended_at=None, opened=True, started_at__lt=at - READ).order_by("pk")[:limit]:
        done += end(call, Outcome.REPORTED, at=at)
    for call in Call.objects.filter(ended_at=None, started_at__lt=at - LEFT).order_by("pk")[:limit]:
        done += end(call, Outcome.FADED, at=at)
    stale = CallBack.objects.filter(state=BackState.WAITING, due_at__lt=at - UNREACHED)
    for back in stale.order_by("pk")[:limit]:
        done += settle(back, BackState.GIVEN_UP, by=None, at=at)
    return done
