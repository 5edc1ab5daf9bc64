"""Handing mails to the server: claimed first, tried again with growing pauses, never dropped because of a bad hour."""

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q

from netra.accounts.queries import User
from netra.intake import services as intake_services
from netra.notices.mail import compose, compose_digest
from netra.notices.models import Digest, MailState, Notice
from netra.questions import services as questions
from netra.vault.services import Forgotten

log = logging.getLogger("netra.notices")
Letter = Notice | Digest

# One claim lasts longer than a whole batch can take, each mail being four exchanges of at most EMAIL_TIMEOUT.
BATCH = 10
LEASE = timedelta(minutes=15)
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
GIVE_UP_AFTER = len(PAUSES)  # refusals for good; anything else is tried for ever


def send(at: datetime) -> int:
    """Send what is due, at most `BATCH` mails; tells how many the server took. Without a server nothing is tried."""
    if not settings.EMAIL_HOST:
        return 0
    sent = 0
    server = get_connection()
    try:
        for notice in _due(at):
            if not _claim(notice, at):
                continue
            outcome = _hand_over(notice, server, at)
            sent += outcome is MailState.SENT
            if outcome is None:
                break  # the server is not there; the others wait for the next round
    finally:
        _close(server)
    return sent


def _due(at: datetime) -> list[Letter]:
    """Notices and mails of the day, those that wait longest first."""
    waiting = Q(mail=MailState.WAITING, try_at__lte=at)
    abandoned = Q(mail=MailState.SENDING, claimed_at__lte=at - LEASE)
    order = F("try_at").asc(nulls_first=True), "pk"
    notices = Notice.objects.filter(waiting | abandoned).select_related("user", "report", "question", "entry")
    digests = Digest.objects.filter(waiting | abandoned).select_related("user")
    found: list[Letter] = [*notices.order_by(*order)[:BATCH], *digests.order_by(*order)[:BATCH]]
    return sorted(found, key=lambda one: one.try_at or at)[:BATCH]


def _claim(notice: Letter, at: datetime) -> bool:
    """Whether this worker got it: the row must still be as it was read."""
    seen = type(notice).objects.filter(pk=notice.pk, mail=notice.mail, claimed_at=notice.claimed_at)
    return bool(seen.update(mail=MailState.SENDING, claimed_at=at))


def _hand_over(notice: Letter, server: BaseEmailBackend, at: datetime) -> MailState | None:
    """Give one claimed mail to the server and write down how it went; `None` when the server itself is the trouble."""
    to, language = _address(notice, at)
    if not to:
        return _settle(notice, at, MailState.UNWANTED)
    message = _composed(notice, to, language, at)
    try:
        server.send_messages([message])
    except smtplib.SMTPRecipientsRefused as fault:
        codes = [code for code, _words in fault.recipients.values()]
        return _later(notice, at, f"RCPT {codes[0]}", for_good=all(code >= 500 for code in codes))
    except smtplib.SMTPResponseException as fault:
        outcome = _later(notice, at, f"{type(fault).__name__} {fault.smtp_code}", for_good=False)
        return outcome if isinstance(fault, smtplib.SMTPDataError) else None
    except (smtplib.SMTPException, OSError) as fault:
        _later(notice, at, type(fault).__name__, for_good=False)
        return None
    return _settle(notice, at, MailState.SENT)


def _composed(letter: Letter, to: str, language: str, at: datetime) -> EmailMessage:
    return compose(letter, to, language) if isinstance(letter, Notice) else compose_digest(letter, to, language, at)


def _address(notice: Letter, at: datetime) -> tuple[str, str]:
    """Where the mail goes and in which language; empty when it is no longer wanted."""
    if isinstance(notice.user, User):
        return (notice.user.email, notice.user.language) if notice.user.is_active else ("", "")
    assert isinstance(notice, Notice)
    try:
        if notice.question is not None:
            return questions.contact_for_notice(notice.question, at=at) or "", "id"
        assert notice.report is not None
        return intake_services.contact_for_notice(notice.report, at=at) or "", "id"
    except Forgotten:
        return "", ""


def _later(notice: Letter, at: datetime, fault: str, *, for_good: bool) -> MailState:
    """Try again after a pause that grows. The log names the kind of fault, never an address."""
    attempts = notice.attempts + 1
    log.warning("mail of %s not taken (%s), attempt %s", _named(notice), fault, attempts)
    if for_good and attempts >= GIVE_UP_AFTER:
        return _settle(notice, at, MailState.REFUSED, attempts=attempts, fault=fault)
    pause = PAUSES[min(attempts, len(PAUSES)) - 1]
    return _settle(notice, at, MailState.WAITING, attempts=attempts, fault=fault, try_at=at + pause)


def _named(letter: Letter) -> str:
    return f"{type(letter).__name__.lower()} {letter.pk}"


def _settle(notice: Letter, at: datetime, state: MailState, **more: object) -> MailState:
    """End this worker's claim; when another one has taken the notice over, its word counts."""
    fields = {"mail": state, "claimed_at": None, **more}
    if state is MailState.SENT:
        fields |= {"sent_at": at, "fault": ""}
    type(notice).objects.filter(pk=notice.pk, mail=MailState.SENDING, claimed_at=at).update(**fields)
    return state


def _close(server: BaseEmailBackend) -> None:
    try:
        server.close()
    except (smtplib.SMTPException, OSError) as fault:
        log.info("the mail server had gone (%s)", type(fault).__name__)
