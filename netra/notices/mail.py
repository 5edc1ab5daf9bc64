"""A notice as a mail: that there is something new, where to read it, and nothing else."""

import hashlib
import hmac
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation

from netra.notices.models import Notice
from netra.notices.wording import MAIL, STAGE, named, sentence, stage_of

INDONESIAN = "id"


def compose(notice: Notice, to: str, language: str = INDONESIAN) -> EmailMessage:
    """The mail of a notice in the reader's language; composed again it is the same, its Message-ID included."""
    with translation.override(language):
        file, stage = named(notice), stage_of(notice)
        lines = [sentence(notice).in_(language)]
        if file is not None:
            lines.append(file.in_(language))
        if stage is not None:
            lines.append(f"{STAGE.in_(language)}: {stage.in_(language)}")
        where = MAIL.code if notice.user_id is None else MAIL.sign_in
        lines += ["", f"{MAIL.open.in_(language)}: {settings.SITE_ADDRESS}{notice.path}", where.in_(language)]
        lines += ["", MAIL.foot.in_(language)]
        subject = MAIL.subject if notice.user_id is not None else MAIL.subject_report
        if notice.question_id is not None:
            subject = MAIL.subject_question
        return EmailMessage(
            subject=subject.in_(language),
            body="\n".join(lines) + "\n",
            to=[to],
            headers={"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"},
        )


def message_id(notice: Notice) -> str:
    """The same for the same notice, and telling nothing: a keyed hash at the domain that mails come from."""
    key = f"notice {notice.pk} of {notice.entry_id}"
    mark = hmac.new(settings.SECRET_KEY.encode(), key.encode(), hashlib.sha256).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<kabar.{mark}@{domain}>"
