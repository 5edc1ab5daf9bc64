"""Opening tracks: one for each referral letter, to the body that is competent on that day."""

from collections.abc import Sequence
from datetime import date, datetime

from netra.cases.clocks import start_clocks
from netra.cases.models import Accused, Case, Paper, Track
from netra.cases.refusals import NO_BODY, NO_EMPLOYER, NO_REFERRAL, CannotAct
from netra.domain import procedures
from netra.domain.codes import PersonStatus
from netra.domain.procedures import NoProcedure
from netra.domain.workflow import Part
from netra.registry import queries as registry

NEEDS_EMPLOYER = frozenset({"KASN", "BKN", "EMPLOYER"})


def unspent_letters(case: Case, *, track: Track | None = None) -> list[Paper]:
    """Referral letters that have not opened a track yet."""
    letters = Paper.objects.filter(case=case, track=track, kind="REFERRAL_LETTER")
    return list(letters.filter(used_by_entry__isnull=True, withdrawn_on__isnull=True))


def open_tracks(case: Case, letters: Sequence[Paper], *, on: date, at: datetime) -> list[Track]:
    """One track a letter. Refuses when there is none, or one cannot be sent; then nothing is opened."""
    if not letters:
        raise CannotAct(NO_REFERRAL)
    return [_open(case, letter, on=on, at=at) for letter in letters]


def _open(case: Case, letter: Paper, *, on: date, at: datetime) -> Track:
    accused = letter.accused
    if accused is None:
        raise CannotAct(NO_REFERRAL)
    route = str(letter.fields["route"])
    if route in NEEDS_EMPLOYER and accused.employer is None:
        raise CannotAct(NO_EMPLOYER)
    try:
        procedure = procedures.for_route(route, status=accused.status, on=on)
    except NoProcedure as error:
        raise CannotAct(error.text) from error
    marks = set()
    if procedure.stage(procedure.start).owner is Part.PPK:
        marks.add("AT_PPK")
    if _head_is_candidate(accused, on):
        marks.add("PPK_IS_CANDIDATE")
    track = Track.objects.create(
        case=case,
        accused=accused,
        route=route,
        procedure_code=procedure.code,
        body_id=_body(case, accused, route, str(letter.fields.get("body", "")), on),
        stage=procedure.start,
        marks=sorted(marks),
        opened_on=on,
    )
    start_clocks(case, procedure.opens, at=at, track=track)
    return track


def _head_is_candidate(accused: Accused, on: date) -> bool:
    employer = accused.employer
    return (
        employer is not None
        and employer.region_id is not None
        and bool(registry.incumbent_pairs(employer.region_id, on))
    )


def _body(case: Case, accused: Accused, route: str, chosen: str, on: date) -> str:
    """The receiving institution's code: the one chosen in the letter, else the only one there can be."""
    if chosen:
        return registry.office(chosen).pk
    if route == "EMPLOYER" and accused.employer_id:
        return accused.employer_id
    found = _usual_body(case, accused, route, on)
    if found is None:
        raise CannotAct(NO_BODY)
    return found


def _usual_body(case: Case, accused: Accused, route: str, on: date) -> str | None:
    region = case.region_id
    try:
        match route:
            case "KASN" | "BKN" | "DKPP" | "HOME_MINISTRY":
                return registry.national(route).pk
            case "OWN_SERVICE":
                return registry.national("TNI" if accused.status == PersonStatus.TNI else "PROPAM").pk
            case "REGENT" if region:
                office = registry.regent_office(region)
                return None if office is None else office.pk
            case "GAKKUMDU" | "KPU" if region:
                return registry.institution(route, region, on).pk
            case _:
                return None
    except registry.UnknownOffice:
        return None
