"""What the guide can be asked: the board of one person on one day, one answer, acts by their everyday names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from netra.domain.answer_details import Change, Threat, history, threats
from netra.domain.answering import RULING_LABELS, Answer, Moment, Ruling, answer, moment
from netra.domain.codes import Side
from netra.domain.elections import Timetable
from netra.domain.guidance import Asker, Guide, GuideAct
from netra.domain.loading import load
from netra.domain.rulebook import Catalogue
from netra.domain.timetable import Phase
from netra.domain.words import Text
from netra.guide.plain import NOTICE, as_json, board_as_json
from netra.guide.search import find_acts

__all__ = [
    "NOTICE",
    "Asked",
    "Full",
    "Section",
    "as_json",
    "ask",
    "board",
    "board_as_json",
    "find",
    "full_answer",
    "guide",
    "phases",
    "sections",
    "varying",
    "years",
]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks about which day, and the catalogue that answers."""

    catalogue: Catalogue
    asker: Asker
    moment: Moment


@dataclass(frozen=True, slots=True)
class Section:
    """The acts that share a ruling."""

    ruling: Ruling
    label: Text
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Full:
    """One answer with everything that goes with it. `elsewhere`: the act in all its places, when that matters."""

    answer: Answer
    threats: tuple[Threat, ...]
    changes: tuple[Change, ...]
    elsewhere: tuple[Answer, ...]


def guide() -> Guide:
    """The table of the catalogue in force."""
    return load().guide


def ask(
    asker_id: str, on: date, *, side: Side | None = None, year: int | None = None, catalogue: Catalogue | None = None
) -> Asked:
    """Prepare a question; an unknown asker is answered as a PNS, the first of the table."""
    law = catalogue or load()
    asker = law.guide.asker(asker_id) or law.guide.askers[0]
    return Asked(law, asker, moment(law, on, side=side, year=year))


def board(asked: Asked, acts: Sequence[GuideAct] | None = None) -> tuple[Answer, ...]:
    """An answer to every act that makes sense for the person, in the order of the table."""
    shown = asked.catalogue.guide.offered(asked.asker) if acts is None else acts
    return tuple(answer(asked.catalogue, act, asked.asker, asked.moment) for act in shown)


def sections(answers: Sequence[Answer]) -> tuple[Section, ...]:
    """The answers by ruling, from allowed to not settled; empty rulings are left out."""
    found = []
    for ruling, label in RULING_LABELS.items():
        those = tuple(one for one in answers if one.ruling is ruling)
        if those:
            found.append(Section(ruling, label, those))
    return tuple(found)


def full_answer(asked: Asked, act: GuideAct, place: str = "") -> Full:
    """One answer, what may be imposed if it were examined that day, what changed, and the act's other places."""
    found = answer(asked.catalogue, act, asked.asker, asked.moment, place)
    return Full(
        found,
        threats(asked.catalogue, found, asked.moment.on),
        history(asked.catalogue, found),
        in_places(asked, act),
    )


def in_places(asked: Asked, act: GuideAct) -> tuple[Answer, ...]:
    """The act in all its places; empty when for this person on this day they make no difference."""
    found = tuple(answer(asked.catalogue, act, asked.asker, asked.moment, one.id) for one in act.places)
    kinds = {(one.ruling, tuple(cover.rule.code for cover in one.covers)) for one in found}
    return found if len(kinds) > 1 else ()


def varying(asked: Asked) -> frozenset[str]:
    """The acts whose answer depends on where or how."""
    return frozenset(act.id for act in asked.catalogue.guide.offered(asked.asker) if in_places(asked, act))


def find(asked: Asked, text: str) -> tuple[Answer, ...]:
    """Answers to the acts a question in everyday words may be about."""
    return board(asked, find_acts(asked.catalogue.guide.acts, text))


def phases(catalogue: Catalogue, year: int) -> tuple[tuple[date, Phase], ...]:
    """A day of every phase of a Pilkada by its last timetable, in order."""
    timetable = catalogue.timetables.election(year).final
    found: dict[str, tuple[date, Phase]] = {}
    for on in sorted(_days(timetable)):
        phase = catalogue.phase(year, on)
        if phase.timetable_id == timetable.id:
            found.setdefault(phase.name, (on, phase))
    return tuple(found.values())


def years() -> tuple[int, ...]:
    """The Pilkada compiled, the latest first."""
    return tuple(sorted((one.year for one in load().timetables.elections), reverse=True))


def _days(timetable: Timetable) -> set[date]:
    days: set[date] = set()
    for stage in timetable.stages:
        first = stage.first or stage.last
        days |= {first, stage.last, first - timedelta(days=1), stage.last + timedelta(days=1)}
    return days
