"""The words of a file that its office may look through: what was told, who is accused, papers, captions."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from netra.cases.models import Case
from netra.domain.papers import Kind

# Fields of papers that hold words rather than a choice, a person of the file or a day.
WORDS = frozenset({Kind.TEXT, Kind.LINE})


class Place(StrEnum):
    """Where in a file some words stand."""

    ACCOUNT = "ACCOUNT"
    PEOPLE = "PEOPLE"
    PAPER = "PAPER"
    EXHIBIT = "EXHIBIT"


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one file by place, and the codes of the offices that handle it or received it. Numbers of civil
    servants are not among them, nor anything of a reporter."""

    case: int
    offices: tuple[str, ...]
    parts: tuple[tuple[Place, str], ...]


def texts_of(ids: Collection[int]) -> Iterator[Texts]:
    """The words of these files; asks no permission."""
    found = Case.objects.filter(pk__in=ids).select_related("handling_office__parent")
    for case in found.prefetch_related("people", "papers", "exhibits__evidence"):
        office = case.handling_office
        offices = (str(office.pk), office.parent_id, office.parent and office.parent.parent_id, case.first_office_id)
        parts = tuple((place, text) for place, text in _parts(case) if text.strip())
        yield Texts(case.pk, tuple(dict.fromkeys(code for code in offices if code)), parts)


def _parts(case: Case) -> Iterator[tuple[Place, str]]:
    yield Place.ACCOUNT, "\n".join((case.account, case.place, case.candidate, case.witnesses, case.official_number))
    for person in case.people.all():
        yield Place.PEOPLE, " · ".join(filter(None, (person.name, person.position, person.agency)))
    for paper in case.papers.all():
        if paper.withdrawn_on is None:
            yield Place.PAPER, "\n".join(_words(paper.paper_kind.fields, paper.fields))
    for exhibit in case.exhibits.all():
        if exhibit.evidence.erased_at is None:
            yield Place.EXHIBIT, "\n".join((exhibit.evidence.caption, exhibit.note))


def _words(kinds: Collection[Any], values: dict[str, Any]) -> Iterator[str]:
    for field in kinds:
        value = values.get(field.name)
        if field.kind in WORDS and isinstance(value, str):
            yield value
