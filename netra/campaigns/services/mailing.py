"""Mailing letters of appeal: claimed before anything is sent, tried again, and never sent twice by ourselves.

A worker claims a letter, makes its PDF, notes that it is about to hand it over, and hands it over. One that dies
before that note leaves an old claim, which another worker takes up. One that dies after it leaves a letter that may
have gone out: nobody sends it again unasked; an officer sees it as unsure and decides.
"""

import hashlib
import hmac
import logging
import smtplib
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.timezone import localdate

from netra.campaigns.models import Dispatch, DispatchState
from netra.campaigns.queries.letters import LANGUAGE, appeal_paper
from netra.campaigns.services.noting import note
from netra.cases.services import Actor
from netra.documents.services import render_pdf

log = logging.getLogger("netra.campaigns")

WORKER = Actor("worker")
BATCH = 10
LEASE = timedelta(minutes=15)  # longer than a batch can take, each mail being four exchanges of at most EMAIL_TIMEOUT
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
REFUSALS = 3  # an address refused for good so often is left to the officer; anything else is tried on and on


def post_letters(at: datetime) -> int:
    """Mail what is due, at most `BATCH` letters; tells how many the server took. Without a server nothing is tried."""
    if not settings.EMAIL_HOST:
        return 0
    _give_back(at)
    sent = 0
    server = get_connection()
    try:
        for letter in _due(at):
            if not _claim(letter, at):
                continue
            outcome = _hand_over(letter, server, at)
            sent += outcome is DispatchState.SENT
            if outcome is None:
                break  # the server is not there; the others wait for the next round
    finally:
        _close(server)
    return sent


def _give_back(at: datetime) -> None:
    """What dead workers left: letters never handed over are free again, the others wait for an officer."""
    old = Dispatch.objects.filter(state=DispatchState.QUEUED, claimed_at__lte=at - LEASE)
    old.filter(handed_at=None).update(claimed_at=None)
    unsure = old.filter(handed_at__isnull=False).update(state=DispatchState.UNSURE, claimed_at=None, try_at=None)
    if unsure:
        log.warning("%s letters may or may not have gone out", unsure)


def _due(at: datetime) -> list[Dispatch]:
    found = Dispatch.objects.filter(state=DispatchState.QUEUED, claimed_at=None, try_at__lte=at, act__cancelled_on=None)
    return list(found.select_related("act__letter", "office__region").order_by("try_at", "pk")[:BATCH])


def _claim(letter: Dispatch, at: datetime) -> bool:
    """Whether this worker got it: the row must still be free."""
    free = Dispatch.objects.filter(pk=letter.pk, state=DispatchState.QUEUED, claimed_at=None)
    return bool(free.update(claimed_at=at))


def _hand_over(letter: Dispatch, server: BaseEmailBackend, at: datetime) -> DispatchState | None:
    """Give one claimed letter to the server and note how it went; `None` when the server itself is the trouble."""
    mail = compose(letter)
    try:
        server.open()
    except (smtplib.SMTPException, OSError) as fault:
        _later(letter, at, type(fault).__name__, for_good=False)
        return None
    if not _ours(letter, at).update(handed_at=at):
        return DispatchState.QUEUED  # we were so slow that the claim ran out
    try:
        server.send_messages([mail])
    except smtplib.SMTPRecipientsRefused as fault:
        codes = [code for code, _words in fault.recipients.values()]
        return _later(letter, at, f"RCPT {codes[0]}", for_good=all(code >= 500 for code in codes))
    except smtplib.SMTPResponseException as fault:
        outcome = _later(letter, at, f"{type(fault).__name__} {fault.smtp_code}", for_good=False)
        return outcome if isinstance(fault, smtplib.SMTPDataError) else None
    except (smtplib.SMTPException, OSError) as fault:
        # The line broke while the letter was in the server's hands, or just before; from here nobody can tell.
        log.warning("letter %s: the line broke (%s)", letter.pk, type(fault).__name__)
        _ours(letter, at).update(state=DispatchState.UNSURE, claimed_at=None, try_at=None, fault=type(fault).__name__)
        return None
    return _arrived(letter, at)


def compose(letter: Dispatch) -> EmailMessage:
    """The mail of a letter: what it is, and the letter itself as PDF. Composed again it is the same."""
    act, office = letter.act, letter.office
    mail = EmailMessage(
        subject=" ".join(f"Surat {letter.number}: {act.title}".split()),
        body=(
            f"Yth. {letter.recipient}\n{letter.address}".rstrip() + "\n\n"
            f"Terlampir surat {office.name} nomor {letter.number} tentang {act.title}.\n"
            + ("\nLATIHAN: surat ini bukan dokumen resmi, isinya rekaan.\n" if settings.PRACTICE else "")
            + f"\n{office.name}\n"
        ),
        to=[letter.email],
        reply_to=[office.email] if office.email else None,
        headers={"Message-ID": _message_id(letter)},
    )
    content = render_pdf(appeal_paper(act, act.letter, [letter]), language=LANGUAGE)
    mail.attach(f"surat-{act.ref}-{letter.pk}.pdf", content, "application/pdf")
    return mail


def _message_id(letter: Dispatch) -> str:
    """The same for the same letter, so that two copies can be told to be one."""
    key = f"letter {letter.pk} of {letter.act_id}"
    mark = hmac.new(settings.SECRET_KEY.encode(), key.encode(), hashlib.sha256).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<surat.{mark}@{domain}>"


def _ours(letter: Dispatch, at: datetime) -> QuerySet[Dispatch]:
    return Dispatch.objects.filter(pk=letter.pk, state=DispatchState.QUEUED, claimed_at=at)


@transaction.atomic
def _arrived(letter: Dispatch, at: datetime) -> DispatchState:
    day = localdate(at)
    settled = {"state": DispatchState.SENT, "sent_at": at, "arrived_on": day, "claimed_at": None, "fault": ""}
    if Dispatch.objects.filter(pk=letter.pk, arrived_on=None).update(**settled):
        note(letter.act, "PREVENTION_LETTER_SENT", by=WORKER, on=day, at=at, letter=letter.pk)
    return DispatchState.SENT


def _later(letter: Dispatch, at: datetime, fault: str, *, for_good: bool) -> DispatchState:
    """Try again after a pause that grows. The log names the kind of fault, never an address."""
    attempts = letter.attempts + 1
    log.warning("letter %s not taken (%s), attempt %s", letter.pk, fault, attempts)
    fields: dict[str, object] = {"attempts": F("attempts") + 1, "fault": fault, "claimed_at": None, "handed_at": None}
    if for_good and attempts >= REFUSALS:
        _ours(letter, at).update(state=DispatchState.FAILED, try_at=None, **fields)
        return DispatchState.FAILED
    _ours(letter, at).update(try_at=at + PAUSES[min(attempts, len(PAUSES)) - 1], **fields)
    return DispatchState.QUEUED


def _close(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (smtplib.SMTPException, OSError) as fault:
        log.info("the mail server had gone (%s)", type(fault).__name__)
