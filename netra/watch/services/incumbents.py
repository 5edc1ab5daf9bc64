"""Saying which member of a pair holds office, and taking it back; the ledger keeps both."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.cases.services import Actor
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.registry import services as registry
from netra.registry.services.incumbency import unmark_incumbent
from netra.watch.queries import MARKING

if TYPE_CHECKING:
    from netra.registry.models import Incumbency, Pair


@transaction.atomic
def mark(
    pair: "Pair",
    *,
    side: str,
    office_region_code: str,
    office: str,
    since: date,
    until: date | None,
    source: str,
    by: Actor,
    on: date,
    at: datetime,
) -> "Incumbency":
    """Mark one member of a pair as holding an office from a day; said again, dates and source are brought up to date.

    Raises `ValidationError` for impossible dates or an empty source.
    """
    held = registry.mark_incumbent(
        pair=pair,
        side=side,
        office_region_code=office_region_code,
        office=office,
        since=since,
        until=until,
        source=source,
    )
    refs = {
        "pair": pair.pk,
        "side": side,
        "office": office,
        "region": office_region_code,
        "since": since.isoformat(),
        "until": until.isoformat() if until else "",
    }
    _note(pair, "INCUMBENT_MARKED", refs, by, on, at)
    return held


@transaction.atomic
def unmark(pair: "Pair", *, side: str, office_region_code: str, by: Actor, on: date, at: datetime) -> bool:
    """Take a wrong mark back; false when there was none."""
    removed = unmark_incumbent(pair=pair, side=side, office_region_code=office_region_code)
    if removed:
        refs = {"pair": pair.pk, "side": side, "region": office_region_code}
        _note(pair, "INCUMBENT_UNMARKED", refs, by, on, at)
    return removed


def _note(pair: "Pair", name: str, refs: dict[str, object], by: Actor, on: date, at: datetime) -> None:
    event = Event(name=name, on=on, at=at, actor=by.ref, institution=by.institution, refs=refs)
    ledger.record(Subject(MARKING, pair.contest_id), event)
