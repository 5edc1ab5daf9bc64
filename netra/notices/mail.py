"""A notice as a mail: that there is something new, where to read it, and nothing else."""

import hashlib
import hmac
from collections import Counter
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.timezone import localdate

from netra.cases import queries as cases
from netra.notices.models import Digest, Notice
from netra.notices.wording import (
    DIGEST_HEAD,
    DIGEST_SUBJECT,
    DIGEST_WORK,
    MAIL,
    SENTENCES,
    STAGE,
    named,
    sentence,
    stage_of,
)

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


def compose_digest(digest: Digest, to: str, language: str, at: datetime) -> EmailMessage:
    """The one mail of a day: how many of each kind, and how much awaits the reader; no names, nothing of a matter."""
    with translation.override(language):
        kinds = Counter(digest.notices.order_by("pk").values_list("kind", flat=True))
        mine, _rows = cases.awaiting(digest.user, on=localdate(at), at=at)
        lines = [DIGEST_HEAD.in_(language).format(n=kinds.total())]
        lines += [f"- {n} × {SENTENCES[kind].in_(language)}" for kind, n in kinds.most_common()]
        late = sum(line.is_late for line in mine)
        lines += ["", DIGEST_WORK.in_(language).format(n=len(mine), late=late)]
        lines += ["", f"{MAIL.open.in_(language)}: {settings.SITE_ADDRESS}/kerja/kabar/", MAIL.sign_in.in_(language)]
        lines += ["", MAIL.foot.in_(language)]
        return EmailMessage(
            subject=DIGEST_SUBJECT.in_(language),
            body="\n".join(lines) + "\n",
            to=[to],
            headers={"Message-ID": _marked(f"digest {digest.pk}"), "Auto-Submitted": "auto-generated"},
        )


def message_id(notice: Notice) -> str:
    """The same for the same notice, and telling nothing: a keyed hash at the domain that mails come from."""
    return _marked(f"notice {notice.pk} of {notice.entry_id}")


def _marked(key: str) -> str:
    mark = hmac.new(settings.SECRET_KEY.encode(), key.encode(), hashlib.sha256).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<kabar.{mark}@{domain}>"
