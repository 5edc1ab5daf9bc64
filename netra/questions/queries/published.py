"""Published answers: by topic, by words, and what the law changed since."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from math import log

from django.db.models import Count, Q, QuerySet

from netra.accounts.queries import Visitor
from netra.domain.loading import load
from netra.domain.words import Text
from netra.ledger.queries import Entry
from netra.questions import resting
from netra.questions.folding import asked, vocabulary
from netra.questions.models import Published, State, Topic
from netra.questions.permissions import answers_of, keeps
from netra.questions.resting import Rested

PUBLISHED_ANSWER = "PUBLISHED_ANSWER"
MOST = 30
IN_QUESTION, IN_ANSWER = 2.0, 1.0
MOST_ON_DESK = 60
AWAITS = Q(state=State.PROPOSED) | Q(state=State.PUBLISHED, renewal__isnull=False)
TOUCHED = Q(state=State.PUBLISHED, renewal__isnull=True) & ~Q(changes=[])
UNKNOWN = 0.5  # a word nobody wrote may be about something else, or say nothing
ENOUGH = 0.4  # of what a perfect match would weigh: below it an answer is about something else


@dataclass(frozen=True, slots=True)
class Shown:
    """A published answer as everybody reads it; `changes` is what the law says differently today."""

    row: Published
    rested: Rested
    changes: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class TopicCount:
    topic: Topic
    n: int


def find(text: str, *, topic: str = "", codes: Collection[str] = (), on: date) -> list[Shown]:
    """Published answers for everyday words, the best first; for a topic or kinds of act alone, the latest first.

    Every stem counts by how rare it is, twice in the question. A stem nobody wrote is read as the closest one that
    somebody did. An answer that shares too little is left out.
    """
    rows = _public().filter(topic=topic) if topic else _public()
    wanted = asked(text)
    if not wanted:
        found = list(rows.order_by("-published_on", "-pk"))
        return [shown_at(row, on) for row in found if not codes or set(codes) & _codes(row)][:MOST]
    lines = {pk: words.partition("\n")[::2] for pk, words in rows.values_list("pk", "words")}
    best = _ranked(wanted, lines)
    by_pk = rows.in_bulk(best[:MOST])
    return [shown_at(by_pk[pk], on) for pk in best[:MOST] if pk in by_pk]


def _ranked(wanted: Sequence[str], lines: dict[int, tuple[str, str]]) -> list[int]:
    known = vocabulary(f"{first} {second}" for first, second in lines.values())
    meant = [stem if stem in known else _closest(stem, known) for stem in wanted]
    weights = {stem: log(1 + len(lines) / known[stem]) for stem in meant if stem}
    missing = UNKNOWN * log(1 + len(lines)) * sum(not stem for stem in meant)
    perfect = IN_QUESTION * (sum(weights.values()) + missing)
    scores = {pk: _score(weights, first, second) / perfect for pk, (first, second) in lines.items()} if perfect else {}
    good = [pk for pk, score in scores.items() if score >= ENOUGH]
    return sorted(good, key=lambda pk: (-scores[pk], -pk))


def _score(weights: dict[str, float], first: str, second: str) -> float:
    found = 0.0
    for stem, weight in weights.items():
        held = f" {stem} "
        found += weight * (IN_QUESTION if held in first else IN_ANSWER if held in second else 0)
    return found


def _closest(stem: str, known: Collection[str]) -> str:
    return next(iter(get_close_matches(stem, known, n=1, cutoff=0.8)), "") if len(stem) > 3 else ""


def topics() -> tuple[TopicCount, ...]:
    """Every topic with something to read, in the order of the house."""
    counted = dict(_public().values_list("topic").annotate(n=Count("pk")).order_by())
    return tuple(TopicCount(topic, counted[topic.value]) for topic in Topic if topic.value in counted)


def published(topic: str, slug: str, on: date) -> Shown | None:
    """One published answer, or one that was: a withdrawn one comes back too, so that its page may say so."""
    states = [State.PUBLISHED, State.WITHDRAWN]
    rows = Published.objects.filter(state__in=states).exclude(published_on=None).select_related("institution")
    row = rows.filter(topic=topic, slug=slug).first()
    return None if row is None else shown_at(row, on)


def beside(shown: Shown, on: date, most: int = 3) -> list[Shown]:
    """Others of the same topic, those that rest on the same kinds of act first."""
    rows = list(_public().filter(topic=shown.row.topic).exclude(pk=shown.row.pk).order_by("-published_on", "-pk")[:50])
    mine = set(shown.rested.codes)
    return [shown_at(row, on) for row in sorted(rows, key=lambda row: not mine & _codes(row))[:most]]


def desk(user: Visitor, *, on: date) -> dict[str, list[Published]]:
    """What someone looks after: to be looked at, touched by a change of law, sent back, and the latest that are out."""
    rows = answers_of(user, on).select_related("institution", "proposed_by").order_by("-proposed_at")
    waiting, touched = rows.filter(AWAITS), rows.filter(TOUCHED)
    out = rows.filter(state=State.PUBLISHED).exclude(AWAITS).exclude(TOUCHED)
    found = {"look": waiting, "changed": touched, "back": rows.filter(state=State.SENT_BACK), "out": out}
    return {key: [row for row in some[:MOST_ON_DESK] if keeps(user, row, on)] for key, some in found.items()}


def publication_of_entry(entry: Entry) -> Published | None:
    """The publication a ledger row is about; asks no permission."""
    if entry.subject_kind != PUBLISHED_ANSWER:
        return None
    return Published.objects.select_related("institution").filter(pk=entry.subject_id).first()


def publication(pk: int, user: Visitor, on: date) -> Published | None:
    """A publication someone may look after."""
    found = answers_of(user, on).select_related("institution__parent", "proposed_by", "looked_by", "renewed_by")
    row = found.filter(pk=pk).first()
    return row if row is not None and keeps(user, row, on) else None


def review_count(user: Visitor, on: date) -> int:
    """How many publications want a look: proposed, or touched by a change of law."""
    found = desk(user, on=on)
    return len(found["look"]) + len(found["changed"])


def shown_at(row: Published, on: date) -> Shown:
    """A publication as the day's law sees it."""
    rested = resting.read(row.rested)
    return Shown(row, rested, resting.changes(rested, load(), on))


def _public() -> QuerySet[Published]:
    return Published.objects.filter(state=State.PUBLISHED)


def _codes(row: Published) -> set[str]:
    return {rule["code"] for rule in row.rested["rules"]}
