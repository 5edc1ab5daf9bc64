"""Who may see a case, and which part someone plays in it. Every read starts at `visible_to`."""

from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, Standing, Visitor
from netra.cases.models import Case, Track
from netra.domain.workflow import Part
from netra.registry import queries as registry

NOBODY = Q(pk__in=[])
EVERY = Q()


def visible_to(user: Visitor, on: date) -> QuerySet[Case]:
    """The cases someone may open. Supervisors: their office's and those of offices below it; verifiers, employers and
    regents: those with a track of theirs; monitors: those past plenary. Administrators and auditors: none."""
    seen = _seen(user, on)
    return Case.objects.all() if EVERY in seen else Case.objects.filter(reduce(or_, seen, NOBODY))


def visible_apart(user: Visitor, on: date) -> list[QuerySet[Case]]:
    """The same cases in parts that have none in common, each read by an index of its own: for counting."""
    seen = _seen(user, on)
    if EVERY in seen:
        return [Case.objects.all()]
    return [Case.objects.filter(one, *(~before for before in seen[:place])) for place, one in enumerate(seen)]


def _seen(user: Visitor, on: date) -> list[Q]:
    return [q for standing in accounts.standings(user, on) for q in _cases_of(standing)]


def _cases_of(standing: Standing) -> list[Q]:
    office = standing.institution
    match standing.role:
        case Role.NATIONAL_SUPERVISOR:
            return [EVERY]
        case Role.PROVINCE_SUPERVISOR | Role.DISTRICT_SUPERVISOR:
            return [_offices(office.pk), Q(first_office=office)]
        case Role.SUBDISTRICT_SUPERVISOR | Role.VILLAGE_SUPERVISOR:
            return [Q(handling_office=office), Q(first_office=office)]
        case Role.VERIFIER | Role.PERSONNEL_AUTHORITY | Role.REGENT_OFFICE:
            return [_with_track(tracks_of(standing))]
        case Role.MONITOR:
            return [Q(Exists(Track.objects.filter(case=OuterRef("pk"))))]
        case _:
            return []


def tracks_of(standing: Standing) -> Q:
    """The tracks that came to a verifier, an employer or a regent; for anybody else none."""
    match standing.role:
        case Role.VERIFIER | Role.REGENT_OFFICE:
            return Q(body=standing.institution)
        case Role.PERSONNEL_AUTHORITY:
            return _reached(Part.PPK, Q(accused__employer=standing.institution))
        case _:
            return NOBODY


def _offices(code: str) -> Q:
    """Cases handled by this office or one below it, as the registry's `parent` says.

    The offices are named one by one: through joins a database would ask every case for its office.
    """
    return Q(handling_office__in=sorted(registry.offices_under(code)))


def _with_track(which: Q) -> Q:
    """Cases with such a track; a subquery, so that a case with two of them is still one row."""
    return Q(pk__in=Track.objects.filter(which).values("case"))


def _reached(part: Part, whose: Q) -> Q:
    """An employer sees a case once a track has come to its own part, and from then on."""
    return whose & Q(marks__icontains='"AT_' + part.value + '"')


@dataclass(frozen=True, slots=True)
class View:
    """How much of a visible case someone sees. `tracks` `None`: all of them; `study`: all of it, not its conclusion
    alone."""

    whole: bool
    tracks: frozenset[int] | None
    names: bool
    study: bool = False


def view_of(case: Case, user: Visitor, on: date) -> View:
    """Supervisors see the whole file; verifiers, employers and regents their tracks; monitors no names."""
    return view_with(case, accounts.standings(user, on))


def view_with(case: Case, standings: tuple[Standing, ...]) -> View:
    """The same for standings read once: a work list asks this for many cases."""
    if any(standing.is_supervisor for standing in standings):
        return View(whole=True, tracks=None, names=True, study=True)
    mine = frozenset(track.pk for track in case.tracks.all() if is_mine(_held(case, track), standings))
    if mine:
        verifies = any(standing.role == Role.VERIFIER for standing in standings)
        return View(whole=False, tracks=mine, names=True, study=verifies)
    return View(whole=False, tracks=None, names=False)


@dataclass(frozen=True, slots=True)
class Held:
    """Who has to do with a case: the office that handles it and the one above. Of a track also the body it went to,
    the employer of its person, and whether it ever came to the employer; `employer` and `body` may be unknown."""

    office: str
    above: str | None
    body: str | None = None
    employer: str | None = None
    came_to_employer: bool = False
    is_track: bool = True


def _held(case: Case, track: Track | None) -> Held:
    office = case.handling_office
    if track is None:
        return Held(office.pk, office.parent_id, is_track=False)
    return Held(office.pk, office.parent_id, track.body_id, track.accused.employer_id, "AT_PPK" in track.marks)


def is_mine(track: Held, standings: tuple[Standing, ...]) -> bool:
    """Whether a track lies with one of these as its verifier, regent or employer."""
    for standing in standings:
        if standing.role in {Role.VERIFIER, Role.REGENT_OFFICE} and track.body == standing.institution.pk:
            return True
        if standing.role == Role.PERSONNEL_AUTHORITY and track.employer == standing.institution.pk:
            return track.came_to_employer
    return False


def parts_in(case: Case, user: Visitor, on: date, track: Track | None = None) -> frozenset[Part]:
    """The parts someone plays in a case, or in one of its tracks.

    Where the institution that owns a stage has nobody who signs in, the sender records its acts as well.
    """
    return parts_with(case, accounts.standings(user, on), track)


def parts_with(
    case: Case, standings: tuple[Standing, ...], track: Track | None = None, signing: frozenset[str] | None = None
) -> frozenset[Part]:
    """The same for standings read once; `signing` holds the institutions somebody signs in for, when known."""
    return holds(_held(case, track), standings, signing)


def holds(held: Held, standings: tuple[Standing, ...], signing: frozenset[str] | None = None) -> frozenset[Part]:
    """The parts these play in what is held so."""
    parts: set[Part] = set()
    for standing in standings:
        parts |= _parts(held, standing)
    if held.is_track and parts & {Part.SUPERVISOR, Part.VERIFIER}:
        parts |= _stand_ins(held, parts, signing)
    return frozenset(parts)


def _parts(held: Held, standing: Standing) -> set[Part]:
    office = standing.institution.pk
    if standing.is_supervisor:
        mine = {Part.SUPERVISOR} if held.office == office else set()
        if standing.role == Role.PROVINCE_SUPERVISOR and office in {held.office, held.above}:
            mine.add(Part.PROVINCE)
        if standing.role == Role.NATIONAL_SUPERVISOR and held.above == office:
            mine.add(Part.PROVINCE)
        return mine
    if not held.is_track:
        return set()
    if standing.role == Role.VERIFIER and held.body == office:
        return {Part.VERIFIER}
    if standing.role == Role.PERSONNEL_AUTHORITY and held.employer == office:
        return {Part.PPK}
    if standing.role == Role.REGENT_OFFICE and held.body == office:
        return {Part.REGENT}
    return set()


def acting_for(case: Case, user: Visitor, on: date, track: Track | None = None) -> str:
    """The institution someone acts for in this case: the one that gives them a part in it, else their first."""
    standings = accounts.standings(user, on)
    ranked = sorted(standings, key=lambda standing: not parts_with(case, (standing,), track))
    return str(ranked[0].institution.pk) if ranked else ""


def may_work_on(case: Case, user: Visitor, institution: str, on: date) -> bool:
    """Whether somebody plays a part for this institution in the case, or in one of its tracks."""
    mine = tuple(one for one in accounts.standings(user, on) if str(one.institution.pk) == institution)
    files: list[Track | None] = [None, *case.tracks.select_related("accused")]
    return bool(mine) and any(parts_with(case, mine, track, frozenset()) for track in files)


def _stand_ins(track: Held, parts: set[Part], signing: frozenset[str] | None) -> set[Part]:
    """Parts that nobody plays online: whoever sent the file on records their letters."""
    found: set[Part] = set()
    if Part.SUPERVISOR in parts and not _signs_in(track.body, signing):
        found |= {Part.VERIFIER, Part.REGENT}
    if not _signs_in(track.employer, signing):
        found.add(Part.PPK)
    return found


def _signs_in(institution: str | None, signing: frozenset[str] | None) -> bool:
    if institution is None:
        return False
    return accounts.has_members(institution) if signing is None else institution in signing
