"""What an institution's system reports: that it took a matter in, and the steps done there. All through the choke
point of the cases, in the name of the institution."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from netra.cases import queries as cases
from netra.cases import services as moves
from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.domain.papers import PAPERS
from netra.domain.words import Text
from netra.ledger.queries import Entry
from netra.partners.models import Handover, Partner
from netra.partners.papers import values_of
from netra.partners.permissions import program_of
from netra.partners.problems import ALREADY, CHANGED, PAPER_NOT_WANTED, REFUSED, Problem


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper to put into the file: its kind and its fields by name, as they were sent."""

    kind: str
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ActDraft:
    """A step: `on` is its legal day, `revision` the one of the track its sender has read."""

    action: str
    on: date
    revision: int
    papers: Sequence[PaperDraft] = ()
    note: str = ""


def actor_of(partner: Partner) -> Actor:
    """The partner as the ledger names it."""
    return Actor(f"partner:{partner.pk}", institution=str(partner.institution_id), program=program_of(partner))


@transaction.atomic
def acknowledge(partner: Partner, handover: Handover, *, number: str, at: datetime) -> Handover:
    """The matter stands in the institution's own register; once, whoever repeats it changes nothing."""
    row = Handover.objects.select_for_update().select_related("track__case").get(pk=handover.pk)
    if row.acknowledged_at is not None:
        if row.number != number:
            raise Problem(ALREADY)
        return row
    row.acknowledged_at, row.number = at, number
    row.save(update_fields=["acknowledged_at", "number"])
    moves.note_arrival(row.track, number=number, by=actor_of(partner), on=localdate(at), at=at)
    return row


@transaction.atomic
def report(partner: Partner, handover: Handover, draft: ActDraft, *, at: datetime) -> Entry:
    """Put the papers into the file and take the step, or neither. Raises `Problem`."""
    track, by = handover.track, actor_of(partner)
    case = track.case
    track.refresh_from_db()
    if track.revision != draft.revision:
        raise Problem(CHANGED, revision=track.revision)
    _check_wanted(partner, handover, draft, at)
    try:
        for paper in draft.papers:
            kind = PAPERS[paper.kind]
            about = track.accused if any(field.kind == "ACCUSED" for field in kind.fields) else None
            values = values_of(kind, paper.fields)
            moves.add_paper(case, kind.code, fields=values, by=by, on=draft.on, at=at, track=track, accused=about)
        return moves.act(
            case, draft.action, by=by, on=draft.on, at=at, revision=draft.revision, track=track, note=draft.note
        )
    except SomeoneWasFaster as error:
        raise Problem(CHANGED) from error
    except CannotAct as error:
        missing = [list(group) for group in error.missing]
        raise Problem(REFUSED, error.reason, reason=error.why or "REFUSED", missing_papers=missing) from error


def _check_wanted(partner: Partner, handover: Handover, draft: ActDraft, at: datetime) -> None:
    """Papers come with the step that asks for them, and no others."""
    track = handover.track
    offered = cases.buttons(track.case, program_of(partner), on=draft.on, at=at, track=track)
    wanted = {
        kind.code for one in offered if one.action == draft.action for group in one.groups for kind in group.kinds
    }
    strange = sorted({paper.kind for paper in draft.papers} - wanted)
    if strange and wanted:
        said = Text(
            f"Tindakan {draft.action} tidak meminta naskah: {', '.join(strange)}.",
            f"The act {draft.action} asks for no such paper: {', '.join(strange)}.",
        )
        raise Problem(PAPER_NOT_WANTED, said, wanted=sorted(wanted))
    if strange:  # nothing may be written; the choke point says why the act itself is refused
        _refuse(partner, handover, draft, at)


def _refuse(partner: Partner, handover: Handover, draft: ActDraft, at: datetime) -> None:
    track = handover.track
    try:
        with transaction.atomic():
            moves.act(
                track.case,
                draft.action,
                by=actor_of(partner),
                on=draft.on,
                at=at,
                revision=draft.revision,
                track=track,
            )
            raise Problem(PAPER_NOT_WANTED)
    except CannotAct as error:
        raise Problem(REFUSED, error.reason, reason=error.why or "REFUSED") from error
