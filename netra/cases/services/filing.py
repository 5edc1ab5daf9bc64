"""Putting things into a file: papers, evidence, people. Each touch is a row of the ledger."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from netra.cases.actor import Actor
from netra.cases.models import Accused, Case, Exhibit, Paper, Track
from netra.cases.position import CASE
from netra.cases.queries.papers import has_served
from netra.cases.refusals import ALREADY_SERVED, CannotAct
from netra.cases.services.holding import must_be_free
from netra.documents import queries as numbers
from netra.documents import services as documents
from netra.domain.papers import PAPERS, Kind
from netra.domain.papers.kinds import NUMBER
from netra.domain.words import Text
from netra.evidence import services as evidence_services
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

if TYPE_CHECKING:
    from netra.evidence.models import Evidence
    from netra.evidence.services import Upload

FIELD_LACKS = Text("Isian “{field}” wajib diisi.", "“{field}” has to be filled in.")


@transaction.atomic
def add_paper(
    case: Case,
    kind: str,
    *,
    fields: Mapping[str, Any],
    by: Actor,
    on: date,
    at: datetime,
    track: Track | None = None,
    accused: Accused | None = None,
    evidence: Iterable[str] = (),
) -> Paper:
    """Put a paper into the file of a case or track. `fields` are plain values by name, days as ISO text."""
    must_be_free(case, by=by, at=at)
    _check(kind, fields)
    paper = Paper.objects.create(
        case=case,
        track=track,
        accused=accused,
        kind=kind,
        fields=dict(fields),
        evidence=list(evidence),
        on=on,
        added_at=at,
        added_by=by.ref,
        institution=by.institution,
    )
    _note(case, "PAPER_ADDED", by, on, at, track=track, refs={"paper": paper.pk, "kind": kind})
    return paper


def _check(kind: str, fields: Mapping[str, Any]) -> None:
    for field in PAPERS[kind].fields:
        if field.is_required and field.kind is not Kind.ACCUSED and fields.get(field.name) in (None, "", [], False):
            label = field.label
            raise CannotAct(Text(FIELD_LACKS.id.format(field=label.id), FIELD_LACKS.en.format(field=label.en)))


def keep_all(uploads: "Iterable[Upload]", *, by: Actor, at: datetime) -> "list[Evidence]":
    """Seal uploads one by one, before any row speaks of them. Raises what `evidence.services.keep` raises."""
    return [evidence_services.keep(upload, by=by.ref, at=at) for upload in uploads]


@transaction.atomic
def file_paper(
    case: Case,
    kind: str,
    *,
    fields: Mapping[str, Any],
    by: Actor,
    on: date,
    at: datetime,
    source: str,
    track: Track | None = None,
    accused: Accused | None = None,
    evidence: "Iterable[Evidence]" = (),
) -> Paper:
    """Put a paper into the file together with the files that belong to it; each becomes an exhibit of the case.

    A letter without a number gets the next of its office's book, where the office has one.
    """
    pieces = list(evidence)
    for piece in pieces:
        add_exhibit(case, piece, source=source, by=by, on=on, at=at, accused=accused)
    number = None
    if NUMBER in PAPERS[kind].fields and not fields.get("number") and numbers.has_scheme(by.institution, kind):
        number = documents.give_number(by.institution, kind, on=on, at=at, by=by.ref)
        fields = {**fields, "number": number.text}
    paper = add_paper(
        case,
        kind,
        fields=fields,
        by=by,
        on=on,
        at=at,
        track=track,
        accused=accused,
        evidence=[str(piece.pk) for piece in pieces],
    )
    if number is not None:
        documents.use_number(number, f"paper:{paper.pk}")
    return paper


@transaction.atomic
def withdraw_paper(paper: Paper, *, by: Actor, on: date, at: datetime, note: str) -> Paper:
    """Take a paper with a slip out of play, with the reason; refused once an act rests on it. It stays readable."""
    Case.objects.select_for_update().get(pk=paper.case_id)  # no act may come to rest on it in this moment
    paper.refresh_from_db()
    if has_served(paper) or not Paper.objects.filter(pk=paper.pk, withdrawn_on__isnull=True).update(withdrawn_on=on):
        raise CannotAct(ALREADY_SERVED)
    documents.void_used(f"paper:{paper.pk}", note=str(paper.paper_kind.label.id), at=at)
    _note(
        paper.case,
        "PAPER_WITHDRAWN",
        by,
        on,
        at,
        track=paper.track,
        refs={"paper": paper.pk, "kind": paper.kind},
        text=note,
    )
    paper.refresh_from_db()
    return paper


@transaction.atomic
def add_exhibit(
    case: Case,
    evidence: "Evidence",
    *,
    source: str,
    by: Actor,
    on: date,
    at: datetime,
    accused: Accused | None = None,
    note: str = "",
) -> Exhibit:
    """Attach kept evidence to a case; the same piece twice is attached once."""
    exhibit, is_new = Exhibit.objects.get_or_create(
        case=case, evidence=evidence, defaults={"source": source, "accused": accused, "note": note, "added_at": at}
    )
    if is_new:
        _note(
            case,
            "EVIDENCE_ADDED",
            by,
            on,
            at,
            refs={"exhibit": exhibit.pk, "sha256": evidence.sha256, "source": source},
        )
    return exhibit


@transaction.atomic
def change_person(accused: Accused, *, by: Actor, on: date, at: datetime, **changes: Any) -> Accused:
    """Correct what is known of an accused person; the ledger keeps which fields changed, not what they said."""
    allowed = {"name", "status", "nip", "position", "agency", "employer_id", "address", "rules", "status_confirmed_on"}
    strange = set(changes) - allowed
    if strange:
        raise ValueError(f"Fields of an accused person that cannot be changed: {sorted(strange)}.")
    for name, value in changes.items():
        setattr(accused, name, value)
    accused.save(update_fields=list(changes))
    _note(accused.case, "PERSON_CHANGED", by, on, at, refs={"accused": accused.pk, "fields": sorted(changes)})
    return accused


@transaction.atomic
def place_case(
    case: Case, *, region_code: str, by: Actor, on: date, at: datetime, contest_id: int | None = None
) -> Case:
    """Say where the act was done, and which contest it touched when that is known."""
    case.region_id = region_code
    case.contest_id = contest_id
    case.save(update_fields=["region", "contest"])
    _note(case, "PLACED", by, on, at, refs={"region": region_code, "contest": contest_id})
    return case


def note_look(case: Case, *, what: str, by: Actor, on: date, at: datetime, refs: dict[str, Any] | None = None) -> None:
    """Somebody read something that is not for everybody's eyes."""
    _note(case, what, by, on, at, refs=refs or {})


def note_arrival(track: Track, *, number: str, by: Actor, on: date, at: datetime) -> None:
    """The institution's own system has taken the matter in, under this number of its register if it told one."""
    _note(track.case, "ACKNOWLEDGED", by, on, at, track=track, refs={}, text=number)


def _note(
    case: Case,
    name: str,
    by: Actor,
    on: date,
    at: datetime,
    *,
    refs: dict[str, Any],
    track: Track | None = None,
    text: str = "",
) -> None:
    event = Event(
        name=name,
        on=on,
        at=at,
        actor=by.ref,
        institution=by.institution,
        track_id=track.pk if track else None,
        refs=refs,
        text=text,
    )
    ledger.record(Subject(CASE, case.pk), event)
