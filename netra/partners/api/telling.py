"""From what the queries found to the shapes of the interface."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

from netra.cases import queries as cases
from netra.domain.papers import Field, Kind, PaperKind
from netra.domain.procedures import ROUTE_LABELS
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.partners.models import Handover
from netra.partners.queries import File
from netra.partners.queries.dossiers import deeds, family, sanctions_for

if TYPE_CHECKING:
    from netra.cases.models import Paper
    from netra.registry.models import Institution

Told = dict[str, Any]


def said(text: Text | str) -> Told:
    return {"id": text.id, "en": text.en} if isinstance(text, Text) else {"id": text, "en": text}


def coded(code: str, label: Text | None) -> Told | None:
    return {"code": code, "label": said(label or code)} if code else None


def office(one: "Institution | None") -> Told | None:
    return None if one is None else {"code": one.pk, "name": one.name}


def acknowledged(handover: Handover) -> Told | None:
    if handover.acknowledged_at is None:
        return None
    return {"at": handover.acknowledged_at, "number": handover.number or None}


def brief(handover: Handover, is_yours: bool) -> Told:
    """A line of the list."""
    track = handover.track
    return {
        "id": handover.ref,
        "cursor": handover.pk,
        "route": coded(track.route, ROUTE_LABELS.get(track.route)),
        "stage": coded(track.stage, track.stage_row.label),
        "yours": is_yours,
        "from_office": office(track.case.handling_office),
        "opened_on": track.opened_on,
        "ended_on": track.ended_on,
        "result": coded(track.result, RESULTS.get(track.result)),
        "acknowledged": acknowledged(handover),
        "arrived_at": handover.arrived_at,
    }


def whole(file: File) -> Told:
    """One handover."""
    case, track, row = file.case, file.track, file.row
    open_rows = list(row.buttons)
    kinds = {kind.code: kind for one in open_rows for group in one.groups for kind in group.kinds}
    return {
        **{name: value for name, value in brief(file.handover, file.is_yours).items() if name != "cursor"},
        "revision": track.revision,
        "number": case.official_number or None,
        "region": None if case.region is None else {"code": case.region.pk, "name": case.region.full_name},
        "contest": str(case.contest.title) if case.contest else None,
        "received_on": case.received_on,
        "act_on": case.act_on,
        "sanction": coded(track.sanction, row.sanction),
        "warning": None if row.warning is None else said(row.warning),
        "accused": _person(file),
        "deeds": [
            {"code": code, "label": said(act), "basis": [said(one) for one in basis]}
            for code, act, basis in deeds(file)
        ],
        "terms": [
            {"rule": one.rule.id, "label": said(one.rule.name), "due_at": one.at, "overdue": one.is_overdue}
            for one in row.due
        ],
        "papers": [_paper(paper, file) for paper in file.papers],
        "evidence": [
            {
                "id": str(one.evidence_id),
                "kind": family(one),
                "bytes": one.evidence.size,
                "sha256": one.evidence.sha256,
                "url": settings.SITE_ADDRESS
                + reverse("partners:api:evidence", args=(file.handover.ref, one.evidence_id)),
            }
            for one in file.exhibits
        ],
        "actions": [_action(one) for one in open_rows],
        "papers_to_write": [_wanted(kind, file) for kind in kinds.values()],
        "course": [
            {
                "on": line.on,
                "at": line.at,
                "event": line.event,
                "label": said(line.title),
                "institution": line.office or None,
                "detail": None if line.detail is None else said(line.detail),
            }
            for line in file.page.story
            if line.track_id == track.pk
        ],
    }


def _address(name: str, *args: object) -> str:
    return settings.SITE_ADDRESS + reverse(f"partners:api:{name}", args=args)


def _person(file: File) -> Told:
    person = file.accused
    return {
        "name": person.name,
        "nip": person.nip,
        "status": coded(person.status, cases.status_label(person.status)),
        "position": person.position,
        "agency": person.agency,
        "employer": office(person.employer),
    }


def _paper(paper: "Paper", file: File) -> Told:
    shown = cases.shown_fields(paper, file.page.view)
    return {
        "kind": paper.kind,
        "label": said(paper.paper_kind.label),
        "on": paper.on,
        "institution": paper.institution or None,
        "fields": [
            {
                "name": one.name,
                "label": said(one.label),
                "value": paper.fields.get(one.name),
                "text": _joined(one.values),
            }
            for one in shown
        ],
    }


def _joined(values: tuple[str | Text | date | datetime, ...]) -> Told:
    texts = [one if isinstance(one, Text) else Text(_plain(one), _plain(one)) for one in values]
    return {"id": "; ".join(one.id for one in texts), "en": "; ".join(one.en for one in texts)}


def _plain(value: str | date | datetime) -> str:
    return value if isinstance(value, str) else value.isoformat()


def _action(button: cases.Button) -> Told:
    return {
        "action": button.action,
        "label": said(button.label),
        "possible": button.is_open,
        "why_not": None if button.reason is None else said(button.reason),
        "papers": [[kind.code for kind in group.kinds] for group in button.groups if not group.is_there],
        "basis": [said(cases.cited(one)) for one in button.basis],
        "leads_to": said(button.target),
        "ends": button.ends,
    }


def _wanted(kind: PaperKind, file: File) -> Told:
    fields = [_field(field, file) for field in kind.fields if field.kind is not Kind.ACCUSED]
    return {"kind": kind.code, "label": said(kind.label), "fields": fields}


def _field(field: Field, file: File) -> Told:
    choices = sanctions_for(file) if field.kind is Kind.SANCTION else list(field.choices)
    return {
        "name": field.name,
        "label": said(field.label),
        "kind": field.kind.value,
        "required": field.is_required,
        "choices": [coded(code, label) for code, label in choices],
    }


def taken(handover: Handover, is_yours: bool, recorded: int) -> Told:
    """What became of a step, plain, since it is kept to be given again."""
    track = handover.track
    return {
        "id": handover.ref,
        "revision": track.revision,
        "stage": coded(track.stage, track.stage_row.label),
        "yours": is_yours,
        "result": coded(track.result, RESULTS.get(track.result)),
        "recorded": recorded,
    }
