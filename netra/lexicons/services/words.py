"""Adding a word, taking one out, bringing one back: each with a name, a day, a reason, and a row in the ledger."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.lexicons.models import Origin, Silence, Word, WordKind
from netra.lexicons.queries import as_words

if TYPE_CHECKING:
    from netra.registry.models import Contest

LEXICON = "LEXICON"  # the ledger's name for the words of a contest; the id is that of the contest


@dataclass(frozen=True, slots=True)
class By:
    """Who changes a lexicon: `user:12` for an institution, or `import`."""

    ref: str
    institution: str = ""


@dataclass(frozen=True, slots=True)
class WordDraft:
    """A word to add; `text` as people write it. `starts_on` and `ends_on` are the first and last day of posts."""

    ballot_no: int
    kind: str
    text: str
    source: str
    needs_company: bool = False
    platform: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    note: str = ""
    origin: str = Origin.PERSON


class NotAWord(ValueError):
    """Nothing of the text is a word, or a single letter."""


@transaction.atomic
def add_word(contest: "Contest", draft: WordDraft, *, by: By, on: date, at: datetime) -> tuple[Word, bool]:
    """Add a word to a pair of a contest; the second value tells whether it is new. Said again, the word stays as it is.

    A silence on the same words ends with it. Raises `NotAWord`.
    """
    text = as_words(draft.text, draft.kind)
    if len(text.replace(" ", "")) < 2 and draft.kind not in {WordKind.NUMBER, WordKind.SIGN}:
        raise NotAWord(draft.text)
    word, is_new = Word.objects.get_or_create(
        contest=contest,
        ballot_no=draft.ballot_no,
        kind=draft.kind,
        text=text,
        platform=draft.platform,
        ended_at=None,
        defaults={
            "needs_company": draft.needs_company,
            "starts_on": draft.starts_on,
            "ends_on": draft.ends_on,
            "source": draft.source.strip(),
            "note": draft.note.strip(),
            "origin": draft.origin,
            "at": at,
            "by": by.ref,
            "institution": by.institution,
        },
    )
    if is_new:
        _note(word, "WORD_ADDED", by=by, on=on, at=at, kind=draft.kind, word=word.pk)
        for silence in Silence.objects.filter(contest=contest, ballot_no=draft.ballot_no, text=text, ended_at=None):
            restore(silence, by=by, on=on, at=at)
    return word, is_new


@transaction.atomic
def withdraw_word(word: Word, *, why: str, by: By, on: date, at: datetime) -> bool:
    """End a word that people or a file added; false when somebody did so before. The row stays."""
    ended = Word.objects.filter(pk=word.pk, ended_at=None).update(ended_at=at, ended_by=by.ref, ended_why=why.strip())
    if ended:
        _note(word, "WORD_WITHDRAWN", by=by, on=on, at=at, kind=word.kind, word=word.pk)
    return bool(ended)


@transaction.atomic
def silence(contest: "Contest", ballot_no: int, text: str, *, why: str, by: By, on: date, at: datetime) -> Silence:
    """Do not use a word built from names for this pair any more; said again, the first one stands."""
    row, is_new = Silence.objects.get_or_create(
        contest=contest,
        ballot_no=ballot_no,
        text=text,
        ended_at=None,
        defaults={"why": why.strip(), "at": at, "by": by.ref, "institution": by.institution},
    )
    if is_new:
        _note(row, "WORD_SILENCED", by=by, on=on, at=at, silence=row.pk)
    return row


@transaction.atomic
def restore(row: Silence, *, by: By, on: date, at: datetime) -> bool:
    """Use a silenced word again; false when it is used already."""
    ended = Silence.objects.filter(pk=row.pk, ended_at=None).update(ended_at=at, ended_by=by.ref)
    if ended:
        _note(row, "WORD_RESTORED", by=by, on=on, at=at, silence=row.pk)
    return bool(ended)


def _note(row: Word | Silence, name: str, *, by: By, on: date, at: datetime, **refs: object) -> None:
    """The row of the ledger names the word by its number; the letters lie apart, where they can be erased."""
    event = Event(
        name=name,
        on=on,
        at=at,
        actor=by.ref,
        institution=by.institution,
        refs={"ballot_no": row.ballot_no, **refs},
        text=row.text,
    )
    ledger.record(Subject(LEXICON, row.contest_id), event)
