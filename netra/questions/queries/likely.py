"""Which kinds of act a question is probably about: a first guess for the officer, who chooses."""

from datetime import date

from netra.domain.codes import PersonStatus
from netra.domain.guidance import GuideAct
from netra.domain.loading import load
from netra.engine.suggest import suggest
from netra.guide import queries as guide
from netra.questions.folding import stems

MOST_ACTS, MOST_CODES, ENOUGH = 3, 8, 0.4


def likely_codes(text: str, on: date, status: str) -> tuple[str, ...]:
    """Kinds of act the words suggest, then those behind the guide's answers to acts the words name."""
    suggested = suggest(text, on=on, catalogue=load()).found
    asked, said = guide.ask(asker_of(status), on), set(stems(text))
    named = {act.id: _named(act, said) for act in asked.catalogue.guide.acts}
    acts = sorted((act for act in asked.catalogue.guide.acts if named[act.id]), key=lambda act: -named[act.id])
    answers = guide.board(asked, acts[:MOST_ACTS])
    codes = [one.code for one in suggested if one.score >= ENOUGH]
    codes += [cover.rule.code for answer in answers for cover in (*answer.covers, *answer.beware)]
    return tuple(dict.fromkeys(codes))[:MOST_CODES]


def _named(act: GuideAct, said: set[str]) -> int:
    """How many stems the fullest of an act's names shares with what was said; 0 when no name is there whole."""
    names = [set(stems(name)) for name in (act.id, *act.words)]
    return max((len(name) for name in names if name and name <= said), default=0)


def asker_of(status: str) -> str:
    """The guide's word for a status; "" where it has none."""
    return next((one.id for one in load().guide.askers if one.status == status), "")


def status_of(asker: str) -> str:
    """The status the guide's word stands for; "" where it has none."""
    found = load().guide.asker(asker)
    return found.status.value if found and found.status is not PersonStatus.UNKNOWN else ""


def codes_of_act(act: str) -> frozenset[str]:
    """The kinds of act that an act of the guide may be, on either side of designation."""
    found = load().guide.act(act)
    rows = found.rows if found else ()
    return frozenset(code for row in rows for code in (*row.before, *row.after))
