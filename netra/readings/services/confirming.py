"""What a person makes of a reading; each confirmation is one transaction: the thing, the link, the ledger's row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from netra.campaigns import services as campaigns
from netra.campaigns.services import ActDraft
from netra.cases.services import Actor
from netra.domain.allegation import Allegation
from netra.evidence.services import Upload
from netra.figures import services as figures
from netra.figures.services import PublishedFigure
from netra.intake import services as intake
from netra.intake.services import Channel, HandingIn
from netra.readings.models import Kind, Outcome, Reading, State
from netra.readings.services.moving import move
from netra.readings.services.noting import note
from netra.readings.services.refusals import AlreadyTaken
from netra.registry import queries as registry
from netra.vault import services as vault
from netra.zones import services as zones
from netra.zones.services import ZoneDraft

if TYPE_CHECKING:
    from netra.registry.models import Institution

USABLE = (State.OPEN, State.USED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a confirmation rests on: the reading as seen, the finding and its place, and what the person changed.

    `finding` is empty where the whole text is meant. `form_key` is the same when a form is sent twice.
    """

    reading: Reading
    revision: int
    form_key: str
    finding: str = ""
    start: int = 0
    end: int = 0
    changed: Sequence[dict[str, str]] = ()


def confirm_act(
    basis: Basis, draft: ActDraft, *, by: Actor, on: date, at: datetime, uploads: Sequence[Upload] = ()
) -> Outcome:
    """The text tells of an act of prevention, which now stands in the register.

    Raises `SomeoneWasFaster`, and what `campaigns.services.record_act` raises; then nothing is recorded.
    """

    def make() -> dict[str, Any]:
        act = campaigns.record_act(draft=draft, uploads=uploads, form_key=basis.form_key, by=by, on=on, at=at)
        return {"act": act}

    return _confirm(basis, Kind.ACT, make, by=by, on=on, at=at)


def confirm_figure(basis: Basis, figure: PublishedFigure, *, by: Actor, on: date, at: datetime) -> Outcome:
    """Somebody published a number. Raises `SomeoneWasFaster`, `AlreadyTaken`, `figures.services.BadFigure`."""
    return _confirm(basis, Kind.FIGURE, lambda: {"figure": figures.record_published(figure)}, by=by, on=on, at=at)


def confirm_zone(basis: Basis, draft: ZoneDraft, *, by: Actor, on: date, at: datetime) -> Outcome:
    """Somebody published the zone of a region. Raises `SomeoneWasFaster`, `AlreadyTaken`."""
    return _confirm(basis, Kind.ZONE, lambda: {"zone": zones.record_published_zone(draft)}, by=by, on=on, at=at)


def confirm_tip(basis: Basis, allegation: Allegation, *, by: Actor, on: date, at: datetime) -> Outcome:
    """The text tells of a violation: *informasi awal*, with the sealed text among its evidence.

    Raises `SomeoneWasFaster`.
    """
    reading = basis.reading
    pieces = tuple(piece for piece in (reading.evidence, reading.original) if piece is not None)

    def make() -> dict[str, Any]:
        matter = HandingIn(
            secret=vault.new_token(),
            channel=Channel.MEDIA,
            allegation=allegation,
            office=_office(by),
            evidence=pieces,
        )
        return {"case": intake.receive(matter, by=by, at=at).report.case}

    return _confirm(basis, Kind.TIP, make, by=by, on=on, at=at)


def _confirm(
    basis: Basis, kind: Kind, make: Callable[[], dict[str, Any]], *, by: Actor, on: date, at: datetime
) -> Outcome:
    """Move the reading, make the thing, link the two. The same form sent again gives the outcome that is there."""
    earlier = Outcome.objects.filter(form_key=basis.form_key, reading=basis.reading).first()
    if earlier is not None:
        return earlier
    try:
        with transaction.atomic():
            move(basis.reading, revision=basis.revision, only=USABLE, state=State.USED)
            outcome = Outcome.objects.create(
                reading=basis.reading,
                kind=kind,
                finding=basis.finding,
                start=basis.start,
                end=basis.end,
                changed=list(basis.changed),
                form_key=basis.form_key,
                institution_id=by.institution,
                confirmed_at=at,
                confirmed_by=by.ref,
                **make(),
            )
            _note(outcome, by=by, on=on, at=at)
    except IntegrityError as clash:
        if basis.finding and Outcome.objects.filter(reading=basis.reading, kind=kind, finding=basis.finding).exists():
            raise AlreadyTaken from clash
        raise
    return outcome


def _note(outcome: Outcome, *, by: Actor, on: date, at: datetime) -> None:
    target = outcome.act_id or outcome.figure_id or outcome.zone_id or outcome.case_id
    note(
        outcome.reading,
        "READING_CONFIRMED",
        by=by,
        on=on,
        at=at,
        kind=outcome.kind,
        made=target,
        span=[outcome.start, outcome.end],
        changed=[one["field"] for one in outcome.changed],
    )


def _office(by: Actor) -> "Institution":
    return registry.office(by.institution)
