"""Whose a file is: the institution that owns the present stage of a case, or of one of its tracks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.cases.models import Case, Track
from netra.domain.words import Text
from netra.domain.workflow import Part

if TYPE_CHECKING:
    from netra.registry.models import Institution

UNKNOWN = Text("Instansi belum dicatat", "Institution not recorded yet")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who holds the file. `by_sender`: the owner does not sign in, so the office that sent the letter records."""

    name: Text
    part: Part
    by_sender: bool = False


def owner_of_case(case: Case) -> Owner:
    """The office whose turn it is in the case itself."""
    office = case.handling_office
    if case.stage_row.owner is Part.PROVINCE and office.parent is not None:
        office = office.parent
    return Owner(_plain(office), case.stage_row.owner)


def owner_of_track(track: Track, signing: frozenset[str] | None = None) -> Owner:
    """The institution whose turn it is in a track; a body outside without an office is named by the stage."""
    stage = track.stage_row
    match stage.owner:
        case Part.SUPERVISOR:
            return Owner(_plain(track.case.handling_office), stage.owner)
        case Part.PROVINCE:
            parent = track.case.handling_office.parent
            return Owner(_plain(parent or track.case.handling_office), stage.owner)
        case Part.VERIFIER | Part.REGENT:
            return _named(track.body, stage.owner, signing)
        case Part.PPK:
            return _named(track.accused.employer, stage.owner, signing)
        case Part.OUTSIDE:
            if track.stage == track.procedure.start and track.body is not None:
                return Owner(_plain(track.body), stage.owner, by_sender=True)
            return Owner(stage.label, stage.owner, by_sender=True)


def _named(institution: "Institution | None", part: Part, signing: frozenset[str] | None) -> Owner:
    if institution is None:
        return Owner(UNKNOWN, part, by_sender=True)
    signs = accounts.has_members(institution.pk) if signing is None else institution.pk in signing
    return Owner(_plain(institution), part, by_sender=not signs)


def _plain(institution: "Institution") -> Text:
    return Text(institution.name, institution.name)
