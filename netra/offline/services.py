"""Taking in what a phone brings: every file and every finding once, however often it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac

from netra.accounts.queries import User
from netra.cases import services as cases
from netra.cases.services import Actor
from netra.domain.allegation import Allegation
from netra.evidence import services as evidence
from netra.evidence.services import RefusalCode, Refused, StoreFull, Upload
from netra.intake import services as intake
from netra.intake.services import Channel, HandingIn
from netra.offline import queries
from netra.offline.models import Delivery, Piece

if TYPE_CHECKING:
    from netra.registry.models import Institution

__all__ = ["Altered", "Brought", "OtherWords", "Refused", "StoreFull", "deliver", "forget_unfinished", "take_piece"]

UNFINISHED = timedelta(days=30)  # a choice of ours: how long files wait for the finding that never came
AT_ONCE = 50


class Altered(Exception):
    """What arrived is not what the phone sealed; it is to be sent again."""


class OtherWords(Exception):
    """A finding of this key is here already, with other words."""

    def __init__(self, earlier: Delivery) -> None:
        super().__init__()
        self.earlier = earlier


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One finding as the phone brings it. `fingerprint` is over all its words and the keys of its files."""

    key: UUID
    fingerprint: str
    noted_at: datetime | None
    allegation: Allegation
    office: "Institution"
    supervision: dict[str, str]
    pieces: Sequence[Piece]


def take_piece(upload: Upload, *, user: User, finding: UUID, key: UUID, sha256: str, at: datetime) -> Piece:
    """Seal a file that its finding will name; the file of this key that came before, if it did.

    Raises `Altered`, `Refused`, `StoreFull`; then nothing is kept.
    """
    there = Piece.objects.filter(user=user, finding=finding)
    earlier = there.filter(key=key).first()
    if earlier is not None:
        return earlier
    if there.count() >= evidence.MAX_FILES:
        raise Refused(RefusalCode.TOO_MANY)
    by = f"user:{user.pk}"
    kept = evidence.keep(upload, by=by, at=at)
    if kept.sha256 != sha256.lower():
        evidence.erase(kept, by=by, under="ALTERED_ON_THE_WAY", at=at)
        raise Altered
    try:
        with transaction.atomic():
            return Piece.objects.create(user=user, finding=finding, key=key, evidence=kept, at=at)
    except IntegrityError:  # sent twice at once, and the other one was first
        evidence.erase(kept, by=by, under="SENT_TWICE", at=at)
        return Piece.objects.get(user=user, finding=finding, key=key)


def deliver(brought: Brought, *, user: User, at: datetime) -> tuple[Delivery, bool]:
    """Open the case of a finding, or find the one it opened before; whether it is new.

    Raises `OtherWords` when the key is taken by a finding that reads differently.
    """
    earlier = queries.delivery(user, brought.key)
    if earlier is None:
        try:
            return _lodged(brought, user, at), True
        except IntegrityError:  # sent twice at once, and the other one was first
            earlier = queries.delivery(user, brought.key)
            if earlier is None:
                raise
    if earlier.fingerprint != brought.fingerprint:
        raise OtherWords(earlier)
    return earlier, False


@transaction.atomic
def _lodged(brought: Brought, user: User, at: datetime) -> Delivery:
    by = Actor.staff(user, brought.office.pk)
    secret = salted_hmac("netra.offline.finding", f"{user.pk}:{brought.key}", algorithm="sha256").hexdigest()
    matter = HandingIn(
        secret=secret,
        channel=Channel.FIELD,
        allegation=brought.allegation,
        office=brought.office,
        evidence=tuple(piece.evidence for piece in brought.pieces),
        supervision=brought.supervision,
    )
    report = intake.receive(matter, by=by, at=at).report
    delivery, _is_new = Delivery.objects.get_or_create(
        user=user,
        key=brought.key,
        defaults={
            "fingerprint": brought.fingerprint,
            "noted_at": brought.noted_at,
            "received_at": at,
            "report": report,
        },
    )
    noted = brought.noted_at.isoformat() if brought.noted_at else ""
    refs = {"noted_at": noted, "files": len(brought.pieces)}
    cases.note_look(report.case, what="FIELD_DELIVERED", by=by, on=brought.allegation.received_on, at=at, refs=refs)
    return delivery


def forget_unfinished(*, at: datetime) -> int:
    """Erase files whose finding never came; how many."""
    done = 0
    for piece in Piece.objects.select_related("evidence").filter(at__lt=at - UNFINISHED)[:AT_ONCE]:
        is_delivered = Delivery.objects.filter(user=piece.user_id, key=piece.finding).exists()
        if not is_delivered:
            done += evidence.erase(piece.evidence, by="clock", under="FIELD_UNFINISHED", at=at)
        piece.delete()
    return done
