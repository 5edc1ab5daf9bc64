"""What a case consists of, piece by piece: each can be shown or blacked out by itself."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from netra.captures import queries as captures
from netra.captures.queries import Kept
from netra.cases import queries as cases
from netra.domain.papers import PAPERS
from netra.evidence.queries import evidence_of
from netra.ledger.services import Subject

if TYPE_CHECKING:
    from netra.cases.models import Accused, Case
    from netra.evidence.models import Evidence

_CASE = (
    "ref", "origin", "procedure_code", "catalogue", "stage", "marks", "result", "opened_at", "received_on", "known_on",
    "act_on", "act_time", "place", "candidate", "account", "links", "witnesses", "official_number", "registered_on",
    "closed_on",
)  # fmt: skip
_PERSON = ("name", "status", "status_confirmed_on", "nip", "position", "agency", "address", "rules")
_TRACK = ("route", "procedure_code", "stage", "marks", "result", "sanction", "opened_on", "examined_on", "ended_on")


@dataclass(frozen=True, slots=True)
class Piece:
    """`about` names whom or what it speaks of: "accused:1", "evidence:2", "witnesses"; places count from 1."""

    path: str
    value: Any
    about: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Places:
    """Which number people, tracks and exhibits of a case have in its bundle, by their ids."""

    people: dict[int, int] = field(default_factory=dict)
    tracks: dict[int, int] = field(default_factory=dict)  # to the place of their person
    evidence: dict[UUID, int] = field(default_factory=dict)  # what was handed in first, then what links showed
    papers: dict[int, int] = field(default_factory=dict)  # to the place of their person, 0 without one
    links: dict[UUID, Kept] = field(default_factory=dict)


def places_of(case: "Case") -> Places:
    people = {person.pk: n for n, person in enumerate(case.people.all(), start=1)}
    tracks = {track.pk: people[track.accused_id] for track in case.tracks.all()}
    exhibits = case.exhibits.order_by("id").values_list("evidence_id", flat=True)
    papers = {
        paper.pk: people.get(paper.accused_id or 0, tracks.get(paper.track_id or 0, 0)) for paper in case.papers.all()
    }
    handed_in = dict.fromkeys(exhibits)
    links = {
        one.evidence: one for one in captures.kept_for(Subject(cases.CASE, case.pk)) if one.evidence not in handed_in
    }
    return Places(people, tracks, {id: n for n, id in enumerate([*handed_in, *links], start=1)}, papers, links)


def pieces_of(case: "Case", places: Places) -> Iterator[Piece]:
    """All that is known of the case but the files and the ledger. Who reported stands nowhere in it."""
    for name in _CASE:
        about = frozenset({"witnesses"}) if name == "witnesses" else frozenset[str]()
        yield Piece(f"case/{name}", _plain(getattr(case, name)), about)
    yield Piece("case/office", str(case.handling_office))
    yield Piece("case/region", str(case.region or ""))
    yield Piece("case/contest", str(case.contest or ""))
    for person in case.people.all():
        yield from _person(person, places.people[person.pk])
    for n, track in enumerate(case.tracks.all(), start=1):
        told = {name: _plain(getattr(track, name)) for name in _TRACK} | {"body": str(track.body or "")}
        place = places.people[track.accused_id]
        yield Piece(f"tracks/{n}", told | {"accused": place}, _of_person(place))
    for n, paper in enumerate(case.papers.all(), start=1):
        place = places.papers[paper.pk]
        told = {
            "kind": paper.kind,
            "label": PAPERS[paper.kind].label.id,
            "on": _plain(paper.on),
            "added_at": _plain(paper.added_at),
            "institution": paper.institution,
            "withdrawn_on": _plain(paper.withdrawn_on),
            "fields": _plain(paper.fields),
        }
        yield Piece(f"papers/{n}", told, _of_person(place))
    for exhibit in case.exhibits.select_related("evidence").order_by("id"):
        piece = exhibit.evidence
        n = places.evidence[piece.pk]
        about = frozenset({f"evidence:{n}"}) | _of_person(places.people.get(exhibit.accused_id or 0, 0))
        yield Piece(f"evidence/{n}", _file(piece, exhibit.source), about)
        words = {"name": piece.name, "caption": piece.caption, "source_url": piece.source_url, "note": exhibit.note}
        yield Piece(f"evidence/{n}/words", words, about)
    for piece in evidence_of(places.links):
        yield from _behind_link(piece, places)


def _behind_link(piece: "Evidence", places: Places) -> Iterator[Piece]:
    """A file of a capture, or of an archive made elsewhere: what we saw ourselves is told apart from the rest."""
    n, link = places.evidence[piece.pk], places.links[piece.pk]
    about = frozenset({f"evidence:{n}"})
    source = f"CAPTURE_{link.part}" if link.part else "BROUGHT_ARCHIVE"
    yield Piece(f"evidence/{n}", _file(piece, source), about)
    words = {
        "name": piece.name,
        "url": link.url,
        "state": link.state,
        "code": link.code,
        "asked_at": _plain(link.asked_at),
        "ended_at": _plain(link.ended_at),
    }
    yield Piece(f"evidence/{n}/words", words, about)


def _file(piece: "Evidence", source: str) -> dict[str, Any]:
    """What is told of a file, without a word that anybody gave it."""
    return {
        "id": piece.pk.hex,
        "sha256": piece.sha256,
        "size": piece.size,
        "media_type": piece.media_type,
        "kept_at": _plain(piece.kept_at),
        "source": source,
        "clean_sha256": piece.clean_sha256,
    }


def words_of(person: "Accused") -> tuple[str, ...]:
    """By what words somebody would be known: the name, its longer parts, the number."""
    name = " ".join(person.name.split())
    parts = [part.strip(",.") for part in name.split() if len(part.strip(",.")) > 3]
    return tuple(dict.fromkeys(word.lower() for word in (name, person.nip, *parts) if word))


def summary_of(case: "Case", *, at: datetime) -> Any:
    """The dossier, as an office that may read the whole case prints it."""
    return cases.dossier(case, cases.View(whole=True, tracks=None, names=True, study=True), at=at)


def _person(person: "Accused", place: int) -> Iterator[Piece]:
    for name in _PERSON:
        yield Piece(f"people/{place}/{name}", _plain(getattr(person, name)), _of_person(place))
    yield Piece(f"people/{place}/employer", str(person.employer or ""), _of_person(place))


def _of_person(place: int) -> frozenset[str]:
    return frozenset({f"accused:{place}"}) if place else frozenset()


def _plain(value: Any) -> Any:
    """As JSON knows it."""
    if isinstance(value, date):  # and moments
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
