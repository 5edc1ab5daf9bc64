"""Bringing roots outside: into a folder elsewhere, by mail, to a time-stamping authority. What fails is tried again."""

import logging
import os
import smtplib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage

from netra.custody.models import Anchor, Root
from netra.custody.services.rooting import write_root
from netra.custody.stamping import NoStamp, stamp

log = logging.getLogger("netra.custody")

SUBJECT = "Netra: akar buku besar {number} / root of the ledger {number}"
BODY = """Akar / root {number}
Dibuat / made {made_at} UTC, {rows} baris / rows
{value}

Simpan surel ini. Dengan sidik di atas siapa pun dapat membuktikan bahwa buku besar tidak diubah.
Keep this mail. With the hash above anybody can prove that the ledger was not altered:

    netra verify --against {value}
"""


def bring_outside(*, at: datetime) -> int:
    """Bring out what is not there yet; how many anchors were laid. Mailed and stamped is the newest root: it speaks for
    all before it."""
    newest = Root.objects.order_by("-number").first()
    if newest is None:
        return 0
    return _into_folder(at) + _by_mail(newest, at) + _stamped(newest, at)


def _into_folder(at: datetime) -> int:
    """Each root with its rows as a file of its own; whoever mounts the folder decides that it cannot be rewritten."""
    where = str(settings.ROOTS_FOLDER)[:200]
    if not where:
        return 0
    done = Anchor.objects.filter(kind=Anchor.Kind.FOLDER, where=where).values("root")
    laid = 0
    for root in Root.objects.exclude(pk__in=done).order_by("number")[:50]:
        path = Path(settings.ROOTS_FOLDER) / f"root-{root.number:06}.txt"
        aside = path.with_suffix(".part")
        try:
            with aside.open("w", encoding="ascii") as file:
                write_root(file, root)
                file.flush()
                os.fsync(file.fileno())
            aside.rename(path)
        except OSError as fault:
            log.warning("Root %s was not written to %s: %s", root.number, where, fault.strerror)
            break
        Anchor.objects.create(root=root, kind=Anchor.Kind.FOLDER, where=where, at=at)
        laid += 1
    return laid


def _by_mail(root: Root, at: datetime) -> int:
    if not settings.EMAIL_HOST:
        return 0
    laid = 0
    for address in settings.ROOTS_MAIL:
        if Anchor.objects.filter(root=root, kind=Anchor.Kind.MAIL, where=address).exists():
            continue
        words = {
            "number": root.number,
            "rows": root.rows,
            "value": root.value,
            "made_at": f"{root.made_at:%Y-%m-%d %H:%M}",
        }
        try:
            EmailMessage(SUBJECT.format(**words), BODY.format(**words), to=[address]).send()
        except (smtplib.SMTPException, OSError) as fault:
            log.warning("Root %s was not mailed: %s", root.number, type(fault).__name__)
            continue
        Anchor.objects.create(root=root, kind=Anchor.Kind.MAIL, where=address, at=at)
        laid += 1
    return laid


def _stamped(root: Root, at: datetime) -> int:
    authority = settings.TIME_AUTHORITY
    if not authority or Anchor.objects.filter(root=root, kind=Anchor.Kind.TIME, where=authority[:200]).exists():
        return 0
    certificates = Path(settings.TIME_AUTHORITY_CERTIFICATES) if settings.TIME_AUTHORITY_CERTIFICATES else None
    try:
        proof = stamp(root.value, authority=authority, certificates=certificates)
    except (NoStamp, OSError) as fault:
        log.warning("Root %s got no time stamp: %s", root.number, fault)
        return 0
    Anchor.objects.create(root=root, kind=Anchor.Kind.TIME, where=authority[:200], at=at, proof=proof)
    return 1
