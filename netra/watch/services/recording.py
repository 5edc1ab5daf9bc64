"""Writing an act into the register, and completing what was not known at first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.cases.services import Actor
from netra.evidence import services as evidence
from netra.evidence.services import Upload
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.watch.models import ConsentState, OfficeAct
from netra.watch.queries import OFFICE_ACT

if TYPE_CHECKING:
    from netra.registry.models import Region


@dataclass(frozen=True, slots=True)
class Completion:
    """What often becomes known later: the Minister's consent, and the days that end the windows."""

    consent: str = ConsentState.NONE
    consent_on: date | None = None
    consent_number: str = ""
    fills_vacancy: bool = False
    winners_fixed_on: date | None = None
    inaugurated_on: date | None = None


@dataclass(frozen=True, slots=True)
class ActDraft:
    """An act as a form gives it; codes are those of `models`. `form_key` is the same when a form is sent twice."""

    form_key: str
    kind: str
    done_by: str
    doer_name: str
    on: date
    known_on: date
    description: str
    source: str
    source_note: str
    completion: Completion


def record_act(
    draft: ActDraft, *, region: "Region", uploads: Sequence[Upload] = (), by: Actor, on: date, at: datetime
) -> OfficeAct:
    """Write an act down with its evidence; the same form sent again gives the act that is there.

    Evidence is on the disk before the row speaks of it. Raises what `evidence.services.keep` raises; then nothing is
    recorded.
    """
    known = OfficeAct.objects.filter(form_key=draft.form_key).first()
    if known is not None:
        return known
    pieces = [evidence.keep(upload, by=by.ref, at=at) for upload in uploads]
    with transaction.atomic():
        act, is_new = OfficeAct.objects.get_or_create(
            form_key=draft.form_key,
            defaults={
                "region": region,
                "kind": draft.kind,
                "done_by": draft.done_by,
                "doer_name": draft.doer_name,
                "on": draft.on,
                "known_on": draft.known_on,
                "description": draft.description,
                "source": draft.source,
                "source_note": draft.source_note,
                **_fields(draft.completion),
                "recorded_at": at,
                "recorded_by": by.ref,
                "institution_id": by.institution,
            },
        )
        if is_new:
            act.evidence.set(pieces)
            _note(act, "ACT_RECORDED", by, on, at, {"kind": act.kind, "source": act.source})
    return act


@transaction.atomic
def complete_act(act: OfficeAct, completion: Completion, *, by: Actor, on: date, at: datetime) -> OfficeAct:
    """Fill in what has become known since; the ledger keeps which fields changed."""
    given = _fields(completion)
    changed = sorted(name for name, value in given.items() if getattr(act, name) != value)
    if not changed:
        return act
    for name in changed:
        setattr(act, name, given[name])
    act.save(update_fields=changed)
    _note(act, "ACT_COMPLETED", by, on, at, {"fields": changed})
    return act


def _fields(completion: Completion) -> dict[str, object]:
    return {
        "consent": completion.consent,
        "consent_on": completion.consent_on,
        "consent_number": completion.consent_number,
        "fills_vacancy": completion.fills_vacancy,
        "winners_fixed_on": completion.winners_fixed_on,
        "inaugurated_on": completion.inaugurated_on,
    }


def _note(act: OfficeAct, name: str, by: Actor, on: date, at: datetime, refs: dict[str, object]) -> None:
    event = Event(name=name, on=on, at=at, actor=by.ref, institution=by.institution, refs=refs)
    ledger.record(Subject(OFFICE_ACT, act.pk), event)
