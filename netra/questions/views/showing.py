"""Answers in the shape a page wants: sign, citations with their pages, who answered and how sure the law is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from netra.domain.allegation import STATUS_LABELS
from netra.domain.answering import Answer
from netra.domain.answering import Ruling as GuideRuling
from netra.domain.codes import Confidence, PersonStatus
from netra.domain.loading import load
from netra.domain.words import Text
from netra.questions.models import Published, Ruling
from netra.questions.queries import Shown
from netra.questions.resting import Cited, Rested, RestedRule
from netra.ui.components import LawChip

SIGNS = {
    Ruling.ALLOWED: ("allowed", "check-circle-fill"),
    Ruling.CONDITIONAL: ("only-if", "exclamation-circle-fill"),
    Ruling.DISPUTED: ("disputed", "signpost-split"),
    Ruling.FORBIDDEN: ("forbidden", "x-circle-fill"),
    Ruling.CANNOT_SAY: ("unsettled", "patch-question-fill"),
}
IN_GUIDE = {
    GuideRuling.ALLOWED: Ruling.ALLOWED,
    GuideRuling.ONLY_IF: Ruling.CONDITIONAL,
    GuideRuling.DISPUTED: Ruling.DISPUTED,
    GuideRuling.FORBIDDEN: Ruling.FORBIDDEN,
    GuideRuling.UNSETTLED: Ruling.CANNOT_SAY,
}
CONFIDENCE = {
    Confidence.HIGH: Text(
        "kuat: naskah resmi, atau beberapa sumber yang sepakat", "strong: the official text, or several that agree"
    ),
    Confidence.MEDIUM: Text("sedang: satu sumber yang baik", "medium: one good source"),
    Confidence.LOW: Text("lemah: belum ada sumber yang ditemukan", "weak: no source was found"),
}


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands at an answer; `name` is the class that colours it."""

    name: str
    icon: str
    label: str


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A kind of act with its citations."""

    rule: RestedRule
    laws: tuple[LawChip, ...]


@dataclass(frozen=True, slots=True)
class Law:
    """What an answer rests on, ready to print."""

    rested: Rested
    rules: tuple[RuleShown, ...]
    articles: tuple[tuple[LawChip, Text | None], ...]
    confidence: Text | None
    who: Text | None
    phase: Text | None


@dataclass(frozen=True, slots=True)
class Line:
    """A published answer in a list."""

    row: Published
    sign: Sign
    is_changed: bool


def sign_of(ruling: str) -> Sign:
    name, icon = SIGNS[Ruling(ruling)]
    return Sign(name, icon, str(Ruling(ruling).label))


def guide_lines(found: Iterable[Answer]) -> list[tuple[Answer, Sign]]:
    """Answers of the guide beside our own, under the same signs."""
    return [(one, sign_of(IN_GUIDE[one.ruling])) for one in found]


def lines(found: Iterable[Shown]) -> list[Line]:
    return [Line(one.row, sign_of(one.row.ruling), bool(one.changes)) for one in found]


def law_of(rested: Rested) -> Law:
    """What an answer rests on, with links to the pages of the law."""
    status = rested.status
    return Law(
        rested=rested,
        rules=tuple(RuleShown(rule, tuple(_chip(one) for one in rule.bases)) for rule in rested.rules),
        articles=tuple((_chip(one), one.said) for one in rested.articles),
        confidence=CONFIDENCE[rested.confidence] if rested.confidence else None,
        who=who(status),
        phase=phase_at(rested.on),
    )


def who(status: str) -> Text | None:
    """The status asked about; `None` when it was not said."""
    return None if status in {"", PersonStatus.UNKNOWN} else STATUS_LABELS[PersonStatus(status)]


def phase_at(on: date) -> Text | None:
    """What the day was in a Pilkada; `None` after the last one compiled."""
    election = load().election_for(on)
    return None if election is None else load().phase(election.year, on).label


def _chip(one: Cited) -> LawChip:
    known = one.regulation in load().regulations
    return LawChip(one.citation, reverse("portal:regulation", args=[one.regulation]) if known else "")
