"""What was handed to a partner, read through the permissions of its institution each time (decision 0013)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from netra.accounts.queries import Program
from netra.cases import queries as cases
from netra.domain.loading import load
from netra.domain.words import Text
from netra.evidence import queries as evidence
from netra.partners.models import Handover, Partner
from netra.partners.permissions import program_of

if TYPE_CHECKING:
    from netra.cases.models import Accused, Case, Exhibit, Paper, Track


@dataclass(frozen=True, slots=True)
class File:
    """One handover as its institution reads it on a day: the track, its person, and what goes along with it."""

    handover: Handover
    case: "Case"
    track: "Track"
    accused: "Accused"
    page: cases.CasePage
    row: cases.TrackView
    papers: tuple["Paper", ...]
    exhibits: tuple["Exhibit", ...]
    is_yours: bool


def handovers(partner: Partner, *, on: date) -> QuerySet[Handover]:
    """The handovers this partner may read today, in the order they came."""
    standings = cases.standings_of(program_of(partner), on)
    tracks = cases.handed_to(standings).order_by().values("pk")
    found = Handover.objects.filter(partner=partner, track__in=tracks).order_by("pk")
    return found.select_related("track__case__handling_office__region", "track__accused__employer", "track__body")


def handover_by_ref(partner: Partner, ref: str, *, on: date) -> Handover | None:
    """The handover with this name, if it may be read today."""
    return handovers(partner, on=on).filter(ref=ref).first()


def listed(partner: Partner, found: Iterable[Handover], *, on: date) -> list[tuple[Handover, bool]]:
    """Each with whether the next step is this institution's."""
    program = program_of(partner)
    return [(one, _is_yours(one, program, on)) for one in found]


def _is_yours(handover: Handover, program: Program, on: date) -> bool:
    track = handover.track
    return not track.is_ended and track.stage_row.owner in cases.parts_in(track.case, program, on, track)


def file_of(partner: Partner, handover: Handover, *, on: date, at: datetime) -> File:
    """The file behind a handover. What belongs to other people of the same case is left out."""
    program, track = program_of(partner), handover.track
    page = cases.case_page(track.case, program, today=on, on=on, at=at)
    row = next(one for one in page.tracks if one.track.pk == track.pk)
    accused = track.accused
    papers = (*(one for one in page.papers if one.accused_id in {None, accused.pk}), *row.papers)
    return File(
        handover=handover,
        case=track.case,
        track=track,
        accused=accused,
        page=page,
        row=row,
        papers=tuple(one for one in papers if one.withdrawn_on is None),
        exhibits=tuple(one for one in page.exhibits if one.accused_id in {None, accused.pk}),
        is_yours=_is_yours(handover, program, on),
    )


def deeds(file: File) -> list[tuple[str, Text, list[Text]]]:
    """The kinds of act held against the person: code, words, and the articles of the day of the act."""
    found = (person for person in file.page.people if person.accused.pk == file.accused.pk)
    return [
        (deed.code, deed.act, list(deed.cover.basis_lines) if deed.cover else []) for one in found for deed in one.deeds
    ]


def sanctions_for(file: File) -> list[tuple[str, Text]]:
    """The sanctions the law of the day offers for the acts held against this person."""
    catalogue, on = load(), file.track.examined_on or file.page.on
    known = [code for code in file.accused.rules if code in catalogue.rules]
    found = {
        one.code: one.label for code in known for one in catalogue.sanctions_for_code(code, file.accused.status, on)
    }
    return list(found.items())


def family(exhibit: "Exhibit") -> str:
    return evidence.family(exhibit.evidence)
