"""The links of a matter with their captures, the latest of each before the earlier ones."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from netra.captures.models import Brought, Capture, Part, Piece, Want
from netra.ledger.services import Subject


@dataclass(frozen=True, slots=True)
class Link:
    """One link: its latest capture, and those before it, latest first."""

    latest: Capture
    earlier: tuple[Capture, ...]

    @property
    def url(self) -> str:
        return self.latest.url


def board(subject: Subject) -> list[Link]:
    """Every link of a matter, in the order they were first asked for."""
    found: dict[str, list[Capture]] = {}
    for one in _captures(subject).order_by("asked_at", "pk"):
        found.setdefault(one.digest, []).insert(0, one)
    return [Link(rows[0], tuple(rows[1:])) for rows in found.values()]


def capture_for(subject: Subject, ref: str) -> Capture | None:
    """A capture of this matter."""
    return _captures(subject).filter(ref=ref).first()


def brought_of(subject: Subject) -> list[Brought]:
    """Archives made elsewhere that were brought to a matter."""
    return list(_brought(subject).select_related("evidence"))


def brought_for(subject: Subject, ref: str) -> Brought | None:
    """One of them."""
    return _brought(subject).filter(ref=ref).select_related("evidence").first()


@dataclass(frozen=True, slots=True)
class Kept:
    """One file behind a link of a matter. `part`: of our own capture as `Part` says, empty for what was brought;
    `state`, `code` and both times are the capture's."""

    evidence: UUID
    url: str
    part: str
    state: str = ""
    code: str = ""
    asked_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def label(self) -> str:
        """What kind of file it is, in the reader's language; empty for what was brought."""
        return str(Part(self.part).label) if self.part else ""


def kept_for(subject: Subject) -> list[Kept]:
    """The files behind the links of a matter, our own captures first, for whoever exports it; the same file once."""
    pieces = Piece.objects.filter(capture__in=_captures(subject)).select_related("capture").order_by("pk")
    ours = [
        Kept(
            one.evidence_id,
            one.capture.url,
            one.part,
            one.capture.state,
            one.capture.code,
            one.capture.asked_at,
            one.capture.ended_at,
        )
        for one in pieces
    ]
    theirs = [Kept(one.evidence_id, one.url, "", asked_at=one.brought_at) for one in _brought(subject)]
    found: dict[UUID, Kept] = {}
    for one in [*ours, *theirs]:
        found.setdefault(one.evidence, one)
    return list(found.values())


def _captures(subject: Subject) -> QuerySet[Capture]:
    wanted = Want.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    return Capture.objects.filter(pk__in=wanted.values("capture"))


def _brought(subject: Subject) -> QuerySet[Brought]:
    return Brought.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
