"""Asking: the question of each step, and which comes next."""

from dataclasses import replace

from netra.domain.words import Text
from netra.engine.interviewing import sentences
from netra.engine.interviewing.records import Choice, Reply, State, Step, Turn

ORDER = (Step.WHAT, Step.WHERE, Step.WHEN, Step.WHO, Step.PICTURES, Step.NAMED, Step.READ_BACK)
_QUESTIONS: dict[Step, tuple[Text, tuple[Choice, ...]]] = {
    Step.LANGUAGE: (sentences.LANGUAGE, sentences.LANGUAGES),
    Step.WHAT: (sentences.WHAT, ()),
    Step.WHERE: (sentences.WHERE, (sentences.SKIP,)),
    Step.WHEN: (sentences.WHEN, (sentences.SKIP,)),
    Step.WHO: (sentences.WHO, (sentences.SKIP,)),
    Step.PICTURES: (sentences.PICTURES, (sentences.DONE,)),
    Step.NAMED: (sentences.NAMED, sentences.NAMINGS),
    Step.NAME: (sentences.NAME, ()),
    Step.CHANGE: (sentences.CHANGE_WHAT, sentences.PARTS),
}


def ask(step: Step, state: State) -> Turn:
    """The state waits for this answer now. The sum is asked by the house, which alone knows it."""
    state = replace(state, step=step)
    if step is Step.READ_BACK:
        return Turn(replace(state, returns=False), (Reply(sentences.read_back(state), sentences.READ_BACK),))
    if step is Step.WHICH:
        return Turn(state, (Reply(sentences.WHICH, picks_of(state)),))
    if step not in _QUESTIONS:
        return Turn(state)
    words, choices = _QUESTIONS[step]
    return Turn(state, (Reply(words, choices),))


def picks_of(state: State) -> tuple[Choice, ...]:
    """The places one name may stand for."""
    return (*(Choice(code, Text(label, label)) for code, label in state.picks), sentences.NONE_OF_THEM)


def after(step: Step, state: State) -> Turn:
    """The next question; back to the whole when one answer was changed. What was told already is not asked again."""
    if state.returns:
        return ask(Step.READ_BACK, state)
    return ask(ORDER[ORDER.index(step) + 1], state)
