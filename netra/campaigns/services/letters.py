"""One appeal, a letter for each agency: numbered from the office's register, mailed or carried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.campaigns.models import Act, ActKind, Dispatch, DispatchState, LetterText
from netra.campaigns.numbering import numbers
from netra.campaigns.queries.letters import appeal_paper, recipient_of
from netra.campaigns.services.drafts import ActDraft
from netra.campaigns.services.noting import note
from netra.campaigns.services.recording import record_act
from netra.cases.services import Actor
from netra.documents import services as documents

if TYPE_CHECKING:
    from netra.registry.models import Agency, Institution, Region


class NumbersTaken(Exception):
    """Some of the numbers are in the office's register already; `taken` lists them."""

    def __init__(self, taken: Sequence[str]) -> None:
        super().__init__(", ".join(taken))
        self.taken = tuple(taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealDraft:
    """An appeal as a form gives it. `first_number` and `pattern` are the office's own (see `numbering`); `rules` are
    pairs of an act and where it is forbidden; with `by_mail` agencies with an address are mailed."""

    form_key: str
    region: "Region"
    subject: str
    on: date
    text: str
    first_number: str
    pattern: str
    agencies: "Sequence[Agency]"
    signer_name: str
    signer_post: str = ""
    nature: str = ""
    enclosure: str = ""
    closing: str = ""
    place: str = ""
    copies_to: Sequence[str] = ()
    rules: Sequence[tuple[str, str]] = ()
    by_mail: bool = True
    is_public: bool = False


@transaction.atomic
def write_appeal(draft: AppealDraft, *, office: "Institution", by: Actor, on: date, at: datetime) -> Act:
    """Make the act and a letter for every agency; the same form sent again gives the act that is there.

    Raises `BadPattern`, and `NumbersTaken` when the office has given a number away already.
    """
    known = Act.objects.filter(form_key=draft.form_key).first()
    if known is not None:
        return known
    given = numbers(draft.pattern, first=draft.first_number, count=len(draft.agencies), on=draft.on)
    taken = Dispatch.objects.filter(office=office, number__in=given).order_by("id").values_list("number", flat=True)
    if taken:
        raise NumbersTaken(list(taken))
    act = record_act(draft=_act(draft, office, given), by=by, on=on, at=at, form_key=draft.form_key)
    _text(act, draft, at).save()
    Dispatch.objects.bulk_create(
        _dispatch(act, agency, number, office, draft.by_mail, at)
        for agency, number in zip(draft.agencies, given, strict=True)
    )
    mailed = act.dispatches.filter(state=DispatchState.QUEUED).count()
    note(act, "PREVENTION_LETTERS", by=by, on=on, at=at, letters=len(given), mailed=mailed)
    return act


def sample(draft: AppealDraft, *, office: "Institution", at: datetime) -> documents.Appeal:
    """The first letter as it would be; nothing is kept. Raises `BadPattern`."""
    number = numbers(draft.pattern, first=draft.first_number, count=1, on=draft.on)[0]
    act = Act(title=draft.subject, text=draft.text, on=draft.on)
    row = _dispatch(act, draft.agencies[0], number, office, draft.by_mail, at)
    return appeal_paper(act, _text(act, draft, at), [row])


@transaction.atomic
def mark_delivered(act: Act, ids: Sequence[int], *, arrived_on: date, by: Actor, on: date, at: datetime) -> int:
    """Say that these letters were carried to their agencies on a day; how many had not arrived before."""
    waiting = act.dispatches.filter(pk__in=ids, arrived_on=None, claimed_at=None)
    count = waiting.update(state=DispatchState.DELIVERED, arrived_on=arrived_on, try_at=None, fault="")
    if count:
        note(act, "PREVENTION_LETTERS_DELIVERED", by=by, on=on, at=at, letters=count)
    return count


@transaction.atomic
def mail_again(dispatch: Dispatch, *, email: str, by: Actor, on: date, at: datetime) -> bool:
    """Queue a letter that was refused, is in doubt or had no address; false when it has arrived or is under way."""
    asleep = [DispatchState.FAILED, DispatchState.UNSURE, DispatchState.NO_ADDRESS]
    mine = Dispatch.objects.filter(pk=dispatch.pk, state__in=asleep)
    fresh = {"claimed_at": None, "handed_at": None, "attempts": 0, "fault": ""}
    if not email or not mine.update(state=DispatchState.QUEUED, email=email, try_at=at, **fresh):
        return False
    note(dispatch.act, "PREVENTION_LETTER_AGAIN", by=by, on=on, at=at, letter=dispatch.pk)
    return True


def _act(draft: AppealDraft, office: "Institution", given: Sequence[str]) -> ActDraft:
    shown = given[0] if len(given) == 1 else f"{given[0]} s.d. {given[-1]}"
    return ActDraft(
        kind=ActKind.APPEAL,
        title=draft.subject,
        region=draft.region,
        organiser=office.name,
        organiser_office=office,
        on=draft.on,
        number=shown if len(shown) <= 80 else given[0],
        text=draft.text,
        is_public=draft.is_public,
    )


def _text(act: Act, draft: AppealDraft, at: datetime) -> LetterText:
    return LetterText(
        act=act,
        pattern=draft.pattern,
        nature=draft.nature,
        enclosure=draft.enclosure,
        closing=draft.closing,
        place=draft.place,
        signer_name=draft.signer_name,
        signer_post=draft.signer_post,
        copies_to=list(draft.copies_to),
        rules=[list(rule) for rule in draft.rules],
        made_at=at,
    )


def _dispatch(act: Act, agency: "Agency", number: str, office: "Institution", by_mail: bool, at: datetime) -> Dispatch:
    queued = by_mail and bool(agency.email)
    recipient, address = recipient_of(agency)
    return Dispatch(
        act=act,
        agency=agency,
        office=office,
        number=number,
        recipient=recipient,
        address=address,
        email=agency.email,
        state=DispatchState.QUEUED if queued else DispatchState.NO_ADDRESS,
        queued_at=at,
        try_at=at if queued else None,
    )
