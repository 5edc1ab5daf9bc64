"""The accused of a case with the kinds of act held against them, and what the law of the day says about each."""

from dataclasses import dataclass

from netra.cases.models import Accused, AnswerDoor, Case, EmployerQuestion
from netra.cases.permissions import View
from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.domain.legal import Cover
from netra.domain.loading import load
from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of act; `cover` is `None` while the day of the act is not known."""

    code: str
    act: Text
    cover: Cover | None


@dataclass(frozen=True, slots=True)
class Person:
    """An accused person as a page shows one."""

    accused: Accused
    status: Text
    deeds: tuple[Deed, ...]
    questions: tuple[EmployerQuestion, ...]
    door: AnswerDoor | None


def people_of(case: Case, view: View) -> tuple[Person, ...]:
    """The accused the reader may see: all, those of the reader's tracks, or none for monitors."""
    if not view.names:
        return ()
    found = case.people.select_related("employer", "door").prefetch_related("questions__institution")
    if not view.whole and view.tracks is not None:
        found = found.filter(tracks__in=view.tracks).distinct()
    return tuple(_person(case, accused, view) for accused in found)


def _person(case: Case, accused: Accused, view: View) -> Person:
    questions = tuple(accused.questions.all()) if view.whole else ()
    return Person(accused, status_label(accused.status), deeds_of(case, accused), questions, door_of(accused))


def deeds_of(case: Case, accused: Accused) -> tuple[Deed, ...]:
    """The kinds of act held against one person, under the law of the day of the act."""
    catalogue = load()
    known = [code for code in accused.rules if code in catalogue.rules]
    status = None if accused.status == PersonStatus.UNKNOWN else accused.status
    return tuple(
        Deed(code, catalogue.rule(code).act, catalogue.cover(code, case.act_on, status) if case.act_on else None)
        for code in known
    )


def status_label(status: str) -> Text:
    return STATUS_LABELS[PersonStatus(status)]


def door_of(accused: Accused) -> AnswerDoor | None:
    """The way in that a summons opened for this person, or `None`."""
    return getattr(accused, "door", None)
