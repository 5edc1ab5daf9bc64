"""Mail out: one message over SMTP, with the marks by which a reply finds its talk again."""

import smtplib
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from netra.channels.mail import fetching
from netra.channels.mail.marks import message_id, plus_address, subject_with
from netra.channels.models import Kind
from netra.channels.sending import NotSent, Sending, Sent
from netra.domain.words import Text

SUBJECT = Text("Netra: tentang laporan Anda", "Netra: about your report")
FOOT = Text(
    "Balas surel ini untuk menjawab; biarkan tulisan dalam kurung siku pada perihalnya.",
    "Reply to this mail to answer; leave what stands in square brackets in its subject.",
)
FOOT_ONE_WAY = Text(
    "Balasan surel tidak dibaca di sini. Tulislah lewat halaman status dengan kode Anda.",
    "Replies by mail are not read here. Write on the status page with your code.",
)

# In `extra`: a letter from office to office, answered at the office's own address; no talk hangs on it.
ANSWERED_AT = "answered_at"


class MailAdapter:
    """SMTP as the settings name it."""

    kind = Kind.MAIL

    def is_configured(self) -> bool:
        return bool(settings.EMAIL_HOST)

    def reached_at(self) -> str:
        return str(settings.MAIL_ADDRESS) if settings.IMAP_HOST else ""

    def send(self, sending: Sending, *, at: datetime) -> Sent:
        message = compose(sending)
        try:
            get_connection().send_messages([message])
        except smtplib.SMTPRecipientsRefused as fault:
            codes = [code for code, _words in fault.recipients.values()]
            raise NotSent(f"RCPT {codes[0]}", for_good=all(code >= 500 for code in codes)) from None
        except smtplib.SMTPDataError as fault:
            raise NotSent(f"DATA {fault.smtp_code}", for_good=fault.smtp_code >= 500) from None
        except smtplib.SMTPResponseException as fault:
            raise NotSent(f"{type(fault).__name__} {fault.smtp_code}", is_down=True) from None
        except (smtplib.SMTPException, OSError) as fault:
            raise NotSent(type(fault).__name__, is_down=True) from None
        except ValueError:  # an address no mail can go to
            raise NotSent("ADDRESS", for_good=True) from None
        return Sent(str(message.extra_headers["Message-ID"]))

    def state(self) -> tuple[bool, str]:
        sends, how = self._sends()
        reads, where = fetching.state()
        return sends and reads, f"{how}; {where}"

    def _sends(self) -> tuple[bool, str]:
        if not self.is_configured():
            return False, "NETRA_SMTP_HOST is not set: no mail goes out"
        server = get_connection()
        try:
            server.open()
            server.close()
        except (smtplib.SMTPException, OSError) as fault:
            return False, f"{settings.EMAIL_HOST} does not take mail ({type(fault).__name__})"
        return True, f"{settings.EMAIL_HOST} takes mail"


def compose(sending: Sending) -> EmailMessage:
    """The mail of a message; composed again it is the same, its Message-ID included."""
    headers = {
        "Message-ID": message_id(sending.thread, sending.key),
        "Auto-Submitted": "auto-replied" if sending.answers else "auto-generated",
    }
    if sending.answers:
        headers |= {"In-Reply-To": sending.answers, "References": sending.answers}
    reply_to = [plus_address(sending.thread)] if sending.thread and settings.IMAP_HOST else []
    if sending.extra.get(ANSWERED_AT):
        reply_to = [sending.extra[ANSWERED_AT]]
    message = EmailMessage(
        subject=subject_with(sending.subject or SUBJECT.in_(sending.language), sending.thread),
        body="\n".join(_lines(sending)) + "\n",
        to=[sending.to],
        reply_to=reply_to,
        headers=headers,
    )
    for piece in sending.files:
        message.attach(piece.name, piece.content, piece.media_type)
    return message


def _lines(sending: Sending) -> list[str]:
    lines = [sending.text]
    if sending.options:
        lines += ["", *(f"{number}. {one.label}" for number, one in enumerate(sending.options, start=1))]
    if ANSWERED_AT in sending.extra:
        return lines
    foot = FOOT if settings.IMAP_HOST else FOOT_ONE_WAY
    return [*lines, "", "-- ", foot.in_(sending.language), parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or "Netra"]
