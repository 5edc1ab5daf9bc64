"""Writing an act of prevention down, changing it, calling it off, showing it to the public."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from netra.campaigns.models import Act, Agreement, Party, Reach, Speaker
from netra.campaigns.queries.stages import moment_of
from netra.campaigns.services.drafts import ActDraft
from netra.campaigns.services.noting import note
from netra.campaigns.services.pictures import add_pieces, keep_all
from netra.cases.services import Actor
from netra.evidence.services import Upload

# The audience by agency is kept on a page of its own, and letters and signing in write there too.
_PLAIN = (
    "kind",
    "title",
    "region",
    "organiser",
    "organiser_office",
    "host",
    "venue",
    "on",
    "day_is_estimate",
    "ends_on",
    "number",
    "text",
    "minutes",
    "recording_link",
    "recording_title",
    "questions",
    "material",
    "note",
    "source",
    "follows",
)


class SomeoneWasFaster(Exception):
    """The act was changed since the form was opened."""


def record_act(
    *, draft: ActDraft, by: Actor, on: date, at: datetime, uploads: Sequence[Upload] = (), form_key: str = ""
) -> Act:
    """Write an act down with everything that belongs to it; a form sent again (`form_key`) gives the act that is there.

    Pictures are on the disk before the row speaks of them. Raises what `evidence.services.keep` raises; then nothing
    is recorded. Asks no permission: that is the caller's part.
    """
    form_key = form_key or str(uuid.uuid4())
    known = Act.objects.filter(form_key=form_key).first()
    if known is not None:
        return known
    pieces = keep_all(uploads, by=by, at=at)
    with transaction.atomic():
        act, is_new = Act.objects.get_or_create(
            form_key=form_key,
            defaults={
                **_fields(draft),
                "is_public": draft.is_public,
                "recorded_at": at,
                "recorded_by": by.ref,
                "institution_id": by.institution,
            },
        )
        if is_new:
            _write_parts(act, draft)
            _write_reaches(act, draft)
            add_pieces(act, pieces, is_public=draft.is_public)
            note(act, "PREVENTION_RECORDED", by=by, on=on, at=at, kind=act.kind, public=act.is_public)
    return act


@transaction.atomic
def change_act(act: Act, *, draft: ActDraft, revision: int, by: Actor, on: date, at: datetime) -> Act:
    """Write an act anew; the ledger keeps which fields changed. Parts of the audience by agency are left alone.

    Raises `SomeoneWasFaster` when `revision` is no longer the one on record.
    """
    if not Act.objects.filter(pk=act.pk, revision=revision).update(revision=revision + 1):
        raise SomeoneWasFaster
    act.refresh_from_db()
    given = _fields(draft)
    changed = sorted(name for name, value in given.items() if getattr(act, name) != value)
    for name in changed:
        setattr(act, name, given[name])
    act.save(update_fields=changed)
    changed += _rewrite_parts(act, draft)
    if changed:
        note(act, "PREVENTION_CHANGED", by=by, on=on, at=at, fields=changed)
    return act


@transaction.atomic
def cancel_act(act: Act, *, why: str, by: Actor, on: date, at: datetime) -> bool:
    """The act did not take place; false when that was on record already."""
    if not Act.objects.filter(pk=act.pk, cancelled_on=None).update(cancelled_on=on, cancelled_why=why[:300]):
        return False
    act.refresh_from_db()
    note(act, "PREVENTION_CANCELLED", by=by, on=on, at=at)
    return True


@transaction.atomic
def show_act(act: Act, *, is_public: bool, by: Actor, on: date, at: datetime) -> bool:
    """Put an act on the public pages or take it off; false when nothing changed."""
    if not Act.objects.filter(pk=act.pk, is_public=not is_public).update(is_public=is_public):
        return False
    act.refresh_from_db()
    note(act, "PREVENTION_SHOWN" if is_public else "PREVENTION_HIDDEN", by=by, on=on, at=at)
    return True


def _fields(draft: ActDraft) -> dict[str, Any]:
    if draft.recording_link and not draft.recording_link.lower().startswith(("http://", "https://")):
        raise ValueError("A recording is a link that begins with http:// or https://.")
    moment = moment_of(draft.region, draft.on)
    return {
        **{name: getattr(draft, name) for name in _PLAIN},
        "binds": list(draft.binds),
        "election_year": moment.year,
        "phase": moment.phase,
    }


def _write_parts(act: Act, draft: ActDraft) -> None:
    Speaker.objects.bulk_create(
        Speaker(act=act, position=place, name=one.name, post=one.post, body=one.body)
        for place, one in enumerate(draft.speakers)
    )
    Party.objects.bulk_create(
        Party(act=act, position=place, body=one.body, role=one.role, represented_by=one.represented_by)
        for place, one in enumerate(draft.parties)
    )
    for place, one in enumerate(draft.agreements):
        _write_agreement(act, place, one.id, {"what": one.what, "who": one.who, "by_when": one.by_when}, one.done_on)


def _write_agreement(act: Act, place: int, id: int | None, values: dict[str, Any], done_on: date | None) -> None:
    mine = Agreement.objects.filter(act=act, pk=id) if id is not None else Agreement.objects.none()
    if not mine.update(position=place, **values):
        Agreement.objects.create(act=act, position=place, done_on=done_on, **values)


def _write_reaches(act: Act, draft: ActDraft) -> None:
    there = set(act.reaches.filter(agency__isnull=False).values_list("agency_id", "employment"))
    Reach.objects.bulk_create(
        Reach(
            act=act,
            agency=one.agency,
            audience=one.audience,
            employment=one.employment,
            people=one.people,
            exactness=one.exactness if one.people is not None else "",
            wording=one.wording,
        )
        for one in draft.reaches
        if one.agency is None or (one.agency.pk, one.employment) not in there
    )


def _rewrite_parts(act: Act, draft: ActDraft) -> list[str]:
    """Speakers, parties, agreements, and the audience told in words; the names of those that changed."""
    before = _parts_of(act)
    act.speakers.all().delete()
    act.parties.all().delete()
    act.agreements.exclude(pk__in=[one.id for one in draft.agreements if one.id is not None]).delete()
    act.reaches.filter(agency=None).delete()
    _write_parts(act, draft)
    _write_reaches(act, draft)
    after = _parts_of(act)
    return [name for name in before if before[name] != after[name]]


def _parts_of(act: Act) -> dict[str, list[tuple[object, ...]]]:
    return {
        "speakers": list(act.speakers.values_list("name", "post", "body")),
        "parties": list(act.parties.values_list("body", "role", "represented_by")),
        "agreements": list(act.agreements.values_list("what", "who", "by_when")),
        "audience": list(
            act.reaches.filter(agency=None).values_list("audience", "employment", "people", "exactness", "wording")
        ),
    }
