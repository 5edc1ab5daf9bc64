"""From an answer to one that everybody may read: rewritten without identity, looked at twice, kept up with the law."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.text import slugify

from netra.cases.services import Actor, CannotAct, SomeoneWasFaster
from netra.domain.loading import load
from netra.questions import resting
from netra.questions.folding import as_line
from netra.questions.models import Answer, Published, Ruling, SecondLook, Stage, State, Topic
from netra.questions.permissions import is_alone
from netra.questions.refusals import NEEDS_RULE, NOT_NOW, NOT_YOUR_OWN, TICK_THE_LIST
from netra.questions.resting import Rested
from netra.questions.services.answering import CLOCK
from netra.questions.services.noting import note_published

LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A question and its answer as everybody may read them."""

    topic: str
    question: str
    text: str
    ruling: str
    rested: Rested


def propose(answer: Answer, wording: Wording, *, by: Actor, on: date, at: datetime) -> Published:
    """Lay a cleaned version before a second pair of eyes; proposed twice, the first one comes back."""
    if answer.question.stage != Stage.ANSWERED:
        raise CannotAct(NOT_NOW)
    _check(wording)
    try:
        with transaction.atomic():
            return _propose(answer, wording, by, on, at)
    except IntegrityError:
        found = publication_of(answer)
        if found is None:
            raise
        return found


def publication_of(answer: Answer) -> Published | None:
    """The publication of an answer, unless it was withdrawn."""
    return Published.objects.filter(answer=answer).exclude(state=State.WITHDRAWN).first()


def _propose(answer: Answer, wording: Wording, by: Actor, on: date, at: datetime) -> Published:
    assert by.user is not None
    row = Published.objects.create(
        **_fields(wording),
        slug=_free_slug(wording.question),
        answer=answer,
        institution_id=by.institution,
        proposed_by=by.user,
        proposed_at=at,
    )
    note_published(row, "ANSWER_PROPOSED", by=by, on=on, at=at, now=State.PROPOSED, catalogue=wording.rested.version)
    return row


@transaction.atomic
def reword(row: Published, wording: Wording, *, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Propose other words: for one sent back or still waiting at once; one that is public keeps its old words, marked
    where the law changed, until the new ones had their second look."""
    _check(wording)
    if row.state == State.PUBLISHED:
        new = {**_fields(wording), "rested": wording.rested.as_json()}
        _move(row, seen, by, on, at, "ANSWER_RENEWAL_PROPOSED", renewal=new, renewed_by=by.user)
    elif row.state in {State.PROPOSED, State.SENT_BACK}:
        to = {**_fields(wording), "state": State.PROPOSED, "proposed_by": by.user, "proposed_at": at, "note": ""}
        _move(row, seen, by, on, at, "ANSWER_PROPOSED", **to)
    else:
        raise CannotAct(NOT_NOW)


@transaction.atomic
def publish(row: Published, *, seen: int, own_list: bool, by: Actor, on: date, at: datetime) -> None:
    """The second look found nothing: everybody may read it. `own_list`: the same person ticked the whole list, which
    counts only where the office has one single officer."""
    writer = row.renewed_by_id if row.renewal else row.proposed_by_id
    look = SecondLook.COLLEAGUE
    if by.user is not None and by.user.pk == writer:
        if not is_alone(row, on):
            raise CannotAct(NOT_YOUR_OWN)
        if not own_list:
            raise CannotAct(TICK_THE_LIST)
        look = SecondLook.OWN_LIST
    common: dict[str, Any] = {"looked_by": by.user, "second_look": look, "changes": []}
    if row.state == State.PUBLISHED and row.renewal:
        to = {**common, **row.renewal, "renewal": None, "renewed_by": None, "reviewed_on": on}
        _move(row, seen, by, on, at, "ANSWER_RENEWED", **to)
    elif row.state == State.PROPOSED:
        _move(row, seen, by, on, at, "ANSWER_PUBLISHED", **common, state=State.PUBLISHED, published_on=on)
    else:
        raise CannotAct(NOT_NOW)


@transaction.atomic
def send_back(row: Published, *, note: str, seen: int, by: Actor, on: date, at: datetime) -> None:
    """The second look found something; `note` says what. A renewal sent back leaves the public words as they are."""
    if row.state == State.PUBLISHED and row.renewal:
        _move(row, seen, by, on, at, "ANSWER_RENEWAL_SENT_BACK", renewal=None, renewed_by=None, note=note)
    elif row.state == State.PROPOSED:
        _move(row, seen, by, on, at, "ANSWER_SENT_BACK", state=State.SENT_BACK, note=note)
    else:
        raise CannotAct(NOT_NOW)


@transaction.atomic
def withdraw(row: Published, *, note: str, seen: int, by: Actor, on: date, at: datetime) -> None:
    """Take a publication back; `note` is the reason, and its address says that it is gone."""
    if row.state == State.WITHDRAWN:
        raise CannotAct(NOT_NOW)
    _move(row, seen, by, on, at, "ANSWER_WITHDRAWN", state=State.WITHDRAWN, note=note, renewal=None, renewed_by=None)


def mark_changed(*, on: date, at: datetime) -> int:
    """Compare every published answer with the law of the day; tells on how many the finding is another one now."""
    catalogue = load()
    rows = Published.objects.filter(state=State.PUBLISHED).order_by("pk")
    return sum(_marked(row, resting.changes(resting.read(row.rested), catalogue, on), on, at) for row in rows)


@transaction.atomic
def _marked(row: Published, found: tuple[Any, ...], on: date, at: datetime) -> bool:
    now = [{"id": one.id, "en": one.en} for one in found]
    if now == row.changes:
        return False
    mine = Published.objects.filter(pk=row.pk, revision=row.revision, state=State.PUBLISHED)
    if not mine.update(changes=now):
        return False
    event = "ANSWER_LAW_CHANGED" if now else "ANSWER_LAW_AS_BEFORE"
    note_published(row, event, by=CLOCK, on=on, at=at, catalogue=load().version)
    return True


def _check(wording: Wording) -> None:
    if wording.rested.is_empty and wording.ruling != Ruling.CANNOT_SAY:
        raise CannotAct(NEEDS_RULE)


def _fields(wording: Wording) -> dict[str, Any]:
    return {
        "topic": Topic(wording.topic),
        "question": wording.question,
        "text": wording.text,
        "ruling": Ruling(wording.ruling),
        "rested": wording.rested.as_json(),
        "words": search_words(wording),
    }


def search_words(wording: Wording) -> str:
    """What search reads: the question's stems in one line, those of answer, rules and everyday names in another."""
    codes = set(wording.rested.codes)
    spoken = [one.phrase for one in load().phrases if codes & {*one.before, *one.after}]
    rules = [words for rule in wording.rested.rules for words in (rule.act.id, rule.act.en)]
    first = as_line(wording.question, str(Topic(wording.topic).label))
    return f"{first}\n{as_line(wording.text, *rules, *spoken)}"


def _free_slug(question: str) -> str:
    """A readable address nobody has yet."""
    base = slugify(question)[:LONGEST_SLUG].strip("-") or "tanya"
    taken = set(Published.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    number = 2
    slug = base
    while slug in taken:
        slug, number = f"{base}-{number}", number + 1
    return slug


def _move(row: Published, seen: int, by: Actor, on: date, at: datetime, event: str, **fields: Any) -> None:
    """Change the row if it still is as its mover saw it, and write the ledger row in the same transaction."""
    mine = Published.objects.filter(pk=row.pk, revision=seen, state=row.state)
    if not mine.update(revision=F("revision") + 1, **fields):
        raise SomeoneWasFaster
    now = str(fields.get("state", row.state))
    note_published(row, event, by=by, on=on, at=at, was=row.state, now=now, catalogue=load().version)
