"""What comes after an act: its audience by agency, and whether what was agreed was done."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from netra.campaigns.models import Act, Agreement, Exactness, Reach
from netra.campaigns.services.drafts import ReachDraft
from netra.campaigns.services.noting import note
from netra.cases.services import Actor

# What letters and signing in count themselves is not overwritten by the list that somebody ticks.
_BY_HAND = ("", Exactness.LIST, Exactness.EXACT, Exactness.ESTIMATE)


@transaction.atomic
def set_audience(
    act: Act, *, shown: Collection[int], reaches: Sequence[ReachDraft], by: Actor, on: date, at: datetime
) -> bool:
    """Which of the agencies `shown` (ids) were reached, as somebody ticked them; false when nothing changed.

    Agencies that were not shown, and people who signed in themselves, stay as they are.
    """
    mine = act.reaches.filter(agency__in=list(shown), exactness__in=_BY_HAND)
    taken = set(act.reaches.filter(exactness=Exactness.SIGN_IN).values_list("agency_id", "employment"))
    wanted = {
        (one.agency.pk, one.employment): (one.people, one.exactness if one.people is not None else "", one.wording)
        for one in reaches
        if one.agency is not None and one.agency.pk in shown and (one.agency.pk, one.employment) not in taken
    }
    old = {(one.agency_id, one.employment): (one.people, one.exactness, one.wording) for one in mine}
    if wanted == old:
        return False
    mine.delete()
    Reach.objects.bulk_create(
        Reach(act=act, agency_id=agency, employment=kind, people=people, exactness=exactness, wording=wording)
        for (agency, kind), (people, exactness, wording) in wanted.items()
    )
    note(act, "PREVENTION_AUDIENCE", by=by, on=on, at=at, agencies=len({agency for agency, _kind in wanted}))
    return True


@transaction.atomic
def settle_agreement(
    agreement: Agreement, *, done_on: date | None, remark: str, by: Actor, on: date, at: datetime
) -> bool:
    """Say that an agreed point was done on a day, or that it is open again (`None`); false when nothing changed."""
    if (agreement.done_on, agreement.done_note) == (done_on, remark):
        return False
    agreement.done_on, agreement.done_note = done_on, remark[:300]
    agreement.save(update_fields=["done_on", "done_note"])
    name = "PREVENTION_AGREEMENT_DONE" if done_on else "PREVENTION_AGREEMENT_OPEN"
    note(agreement.act, name, by=by, on=on, at=at, agreement=agreement.pk)
    return True
