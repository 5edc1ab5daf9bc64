"""What a ledger row is about, for those who tell people of it: the file, the tracks it opened, who holds the stage."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from netra.accounts.queries import User
from netra.cases.models import Case, Track
from netra.cases.permissions import parts_in
from netra.domain.workflow import Part

if TYPE_CHECKING:
    from netra.ledger.models import Entry


def case_of(entry: "Entry") -> Case | None:
    """The case a row belongs to."""
    found = Case.objects.select_related("handling_office__region", "handling_office__parent", "first_office")
    return found.filter(pk=entry.subject_id).first()


def track_of(entry: "Entry") -> Track | None:
    """The track a row speaks of, if it speaks of one."""
    return _tracks().filter(pk=entry.track_id).first() if entry.track_id is not None else None


def tracks_opened_by(entry: "Entry") -> list[Track]:
    """The tracks that began with this act: one for each referral letter it spent, and the one that follows KASN."""
    tracks = list(_tracks().filter(case=entry.subject_id, opened_on=entry.on))
    case = case_of(entry)
    if case is None or not tracks:
        return []
    letters = case.papers.filter(kind="REFERRAL_LETTER", used_by_entry=entry.pk)
    opened = {(letter.accused_id, str(letter.fields.get("route", ""))) for letter in letters}
    before = track_of(entry)
    if entry.event == "hand_to_bkn" and before is not None:
        opened.add((before.accused_id, "BKN"))
    return [track for track in tracks if (track.accused_id, track.route) in opened]


def stage_at(entry: "Entry", case: Case, track: Track | None) -> str:
    """The stage a row brought the file to; where it moved nothing, the present one."""
    return entry.to_stage or (case.stage if track is None else track.stage)


def holder_code(case: Case, track: Track | None, stage: str) -> str:
    """The code of the institution that owns a stage; empty for a body outside that has no office in the registry."""
    office = case.handling_office
    match _owner(case, track, stage):
        case Part.SUPERVISOR:
            return str(office.pk)
        case Part.PROVINCE:
            return str(office.parent_id or office.pk)
        case Part.PPK:
            return "" if track is None else track.accused.employer_id or ""
        case _:
            return "" if track is None else track.body_id or ""


def holds(user: User, case: Case, track: Track | None, stage: str, on: date) -> bool:
    """Whether a stage of this file is this person's to act on."""
    return _owner(case, track, stage) in parts_in(case, user, on, track)


def supervises(user: User, case: Case, on: date) -> bool:
    """Whether this person works for the office that handles the case, as a supervisor."""
    return Part.SUPERVISOR in parts_in(case, user, on)


def _owner(case: Case, track: Track | None, stage: str) -> Part:
    return (case if track is None else track).procedure.stage(stage).owner


def _tracks() -> QuerySet[Track]:
    return Track.objects.select_related("accused", "case__handling_office__parent", "body").order_by("pk")
