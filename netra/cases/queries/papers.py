"""Papers as a reader may see them: which ones, and what of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from netra.cases.models import Case, Paper
from netra.cases.permissions import View
from netra.cases.position import CASE
from netra.domain.loading import load
from netra.domain.papers import Field, Kind
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.registry import queries as registry

# What goes along with a referral: never the reporter's words, only what was put to the accused and what came of it.
SENT_ON = frozenset({"REFERRAL_LETTER", "ALLEGATION", "CLARIFICATION_MINUTES", "WRITTEN_ANSWER", "ABSENCE_NOTE"})
CONCLUSION = frozenset({"rules", "text"})
YES, NO = Text("Ya", "Yes"), Text("Tidak", "No")

Value = str | Text | date | datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """One field of a paper for the page: `values` has several for a list, `is_long` for running text."""

    name: str
    label: Text
    values: tuple[Value, ...]
    is_long: bool


def papers_for(case: Case, view: View) -> list[Paper]:
    """The papers the reader may open, oldest first; none for monitors."""
    papers = list(case.papers.select_related("accused", "track__accused").order_by("id"))
    if view.whole:
        return papers
    if view.tracks is None or not view.names:
        return []
    people = {track.accused_id for track in case.tracks.all() if track.pk in view.tracks}
    return [paper for paper in papers if _goes_along(paper, view.tracks, people)]


def _goes_along(paper: Paper, tracks: frozenset[int], people: set[int]) -> bool:
    if paper.track_id is not None:
        return paper.track_id in tracks
    return paper.kind == "STUDY" or (paper.kind in SENT_ON and paper.accused_id in people)


def paper_by_id(case: Case, pk: int, view: View) -> Paper | None:
    """One paper of the case, if the reader may open it."""
    return next((paper for paper in papers_for(case, view) if paper.pk == pk), None)


def has_served(paper: Paper) -> bool:
    """Whether an act rests on this paper; then it can no longer be withdrawn."""
    return paper.used_by_entry is not None or any(
        paper.pk in entry.refs.get("papers", ()) for entry in ledger.timeline(CASE, paper.case_id)
    )


def shown_fields(paper: Paper, view: View) -> tuple[Shown, ...]:
    """What the paper says; of a study that is not the reader's own, the conclusion alone."""
    fields = paper.paper_kind.fields
    if paper.kind == "STUDY" and not view.study:
        fields = tuple(field for field in fields if field.name in CONCLUSION)
    found = (_shown(field, paper.fields) for field in fields if field.kind is not Kind.ACCUSED)
    return tuple(one for one in found if one.values)


def _shown(field: Field, fields: Mapping[str, Any]) -> Shown:
    value = fields.get(field.name)
    values = () if value in (None, "", []) else _values(field, value)
    return Shown(field.name, field.label, values, field.kind is Kind.TEXT)


def _values(field: Field, value: Any) -> tuple[Value, ...]:
    match field.kind:
        case Kind.TICK:
            return (YES if value else NO,)
        case Kind.CHOICE | Kind.MANY:
            labels = dict(field.choices)
            return tuple(labels.get(code, str(code)) for code in ([value] if isinstance(value, str) else value))
        case Kind.RULES:
            return tuple(act_of(code) for code in value)
        case Kind.SANCTION:
            return (sanction_label(str(value)),)
        case Kind.ROUTE:
            return (ROUTE_LABELS.get(value, str(value)),)
        case Kind.BODY | Kind.OFFICE:
            return (office_name(str(value)),)
        case Kind.DATE | Kind.MOMENT:
            return (moment_of(str(value)),)
        case _:
            return (str(value),)


def act_of(code: str) -> Text:
    """A kind of act in words, with its code."""
    rule = load().rules.get(code)
    return Text(code, code) if rule is None else Text(f"{code}: {rule.act.id}", f"{code}: {rule.act.en}")


def sanction_label(code: str) -> Text:
    """The name of a sanction; one outside every list is shown as it was written."""
    choices = (choice for scale in load().scales for choice in scale.choices)
    return next((choice.label for choice in choices if choice.code == code), Text(code, code))


def office_name(code: str) -> str:
    """The name of an office, or the code as it stands where no such office is known."""
    try:
        return registry.office(code).name
    except registry.UnknownOffice:
        return code


def moment_of(value: str) -> Value:
    """A stored day or moment; text that is neither comes back as it is."""
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return value
