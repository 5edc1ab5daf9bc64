"""Questions as their asker and as an office read them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.domain.words import Text
from netra.flood import queries as flood
from netra.ledger import queries as ledger
from netra.ledger.queries import Entry
from netra.questions import resting
from netra.questions.models import Answer, Message, Published, Question, Stage, State
from netra.questions.permissions import visible_to
from netra.questions.resting import Rested
from netra.ui.components import TimelineItem
from netra.vault import services as vault
from netra.vault.services import CodeKind

QUESTION = "QUESTION"
EVENTS = {
    "QUESTION_ASKED": Text("Pertanyaan diterima", "The question came in"),
    "QUESTION_TAKEN": Text("Diambil petugas", "Taken by an officer"),
    "QUESTION_RELEASED": Text("Dikembalikan ke daftar", "Put back on the list"),
    "QUESTION_ASKED_BACK": Text("Petugas bertanya balik", "The officer asked back"),
    "QUESTION_WRITTEN": Text("Penanya menulis", "The asker wrote"),
    "QUESTION_ANSWERED": Text("Dijawab", "Answered"),
    "QUESTION_HANDED_OVER": Text("Dialihkan ke kantor lain", "Handed over to another office"),
    "QUESTION_DECLINED": Text("Tidak dijawab di sini", "Not answered here"),
    "QUESTION_OVERDUE": Text("Janji layanan terlewati", "The promised day has passed"),
    "QUESTION_NAME_READ": Text("Nama penanya dibuka", "The asker's name was opened"),
}


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """An answer with what it rested on, and the publication made of it, if any."""

    row: Answer
    rested: Rested
    publication: Published | None


@dataclass(frozen=True, slots=True)
class Thread:
    """A question with all that was written about it."""

    question: Question
    messages: Sequence[Message]
    answers: Sequence[AnswerShown]


def question_by_code(code: str) -> Question | None:
    """The question a normalised code belongs to."""
    digest = vault.digest(code, kind=CodeKind.QUESTION)
    return Question.objects.select_related("office__region", "region").filter(digest=digest).first()


def question_of_visit(pk: int) -> Question | None:
    """The question a visit is to, if it still is there."""
    return Question.objects.select_related("office__region", "region").filter(pk=pk).first()


def thread(question: Question) -> Thread:
    """Everything written about a question. Asks no permission: its caller holds the code, or answers for the office."""
    answers = list(question.answers.select_related("by", "institution"))
    made = {row.answer_id: row for row in Published.objects.filter(answer__in=answers).exclude(state=State.WITHDRAWN)}
    shown = [AnswerShown(row, resting.read(row.rested), made.get(row.pk)) for row in answers]
    return Thread(question, list(question.messages.all()), shown)


def question_by_ref(ref: str, user: Visitor, on: date) -> Question | None:
    """The question with this address, if it lies with the asker's office."""
    found = visible_to(user, on).select_related("office__region", "region__parent", "taken_by")
    return found.filter(ref=ref).first()


def inbox(user: Visitor, which: str, *, on: date) -> QuerySet[Question]:
    """The questions of one's office that await it, wait for their asker, or are done; what is due first stands
    first. Apart from them: what was set aside in a flood."""
    found = visible_to(user, on).select_related("office", "region__parent", "taken_by")
    match which:
        case "menunggu":
            return found.filter(stage=Stage.ASKED_BACK).order_by("-asked_at")
        case "disisihkan":
            return found.filter(pk__in=flood.waiting(QUESTION)).order_by("asked_at")
        case "selesai":
            return found.filter(stage__in=[Stage.ANSWERED, Stage.DECLINED]).order_by("-asked_at")
        case _:
            return _awaiting(found).order_by(F("due_at").asc(nulls_last=True), "pk")


def counts(user: Visitor, *, on: date) -> dict[str, int]:
    """How many questions stand under each tab of the list."""
    seen = visible_to(user, on)
    stages, aside = Counter(seen.values_list("stage", flat=True)), seen.filter(pk__in=flood.waiting(QUESTION)).count()
    return {
        "disisihkan": aside,
        "": -aside + stages[Stage.OPEN] + stages[Stage.TAKEN],
        "menunggu": stages[Stage.ASKED_BACK],
        "selesai": stages[Stage.ANSWERED] + stages[Stage.DECLINED],
    }


def waiting_count(user: Visitor, on: date) -> int:
    """How many questions await someone's office, for the navigation."""
    return _awaiting(visible_to(user, on)).count()


def _awaiting(questions: QuerySet[Question]) -> QuerySet[Question]:
    """Those of them that their office has to answer, without what was set aside in a flood."""
    return questions.filter(stage__in=[Stage.OPEN, Stage.TAKEN]).exclude(pk__in=flood.waiting(QUESTION))


def is_set_aside(question: Question) -> bool:
    """Whether a question waits beside the list after a flood."""
    return flood.is_set_aside(QUESTION, question.pk)


def history(question: Question) -> tuple[TimelineItem, ...]:
    """What happened to a question, for its office."""
    rows = list(ledger.timeline(QUESTION, question.pk))
    names = accounts.names_of({pk for row in rows if (pk := _user(row)) is not None})
    return tuple(TimelineItem(EVENTS.get(row.event, row.event), row.at, names.get(_user(row) or 0, "")) for row in rows)


def question_of_entry(entry: Entry) -> Question | None:
    """The question a ledger row is about; asks no permission."""
    if entry.subject_kind != QUESTION:
        return None
    return Question.objects.select_related("office__region").filter(pk=entry.subject_id).first()


def answer_of(question: Question, pk: int) -> Answer | None:
    """An answer of this question; the question was seen already."""
    return Answer.objects.select_related("question__office").filter(question=question, pk=pk).first()


def question_behind(published: Published, user: Visitor, on: date) -> Question | None:
    """The question a publication was made from, for those it lies with and nobody else."""
    if published.answer_id is None:
        return None
    return visible_to(user, on).filter(answers=published.answer_id).first()


def is_late(question: Question, at: datetime) -> bool:
    return question.awaits_office and question.due_at is not None and question.due_at <= at


def _user(row: Entry) -> int | None:
    return int(row.actor.removeprefix("user:")) if row.actor.startswith("user:") else None
