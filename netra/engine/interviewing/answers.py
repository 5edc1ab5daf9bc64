"""What each answer does to the draft."""

import re
from dataclasses import replace

from netra.engine.interviewing import sentences
from netra.engine.interviewing.hearing import chosen, has_enough, plain, says_yes, skips
from netra.engine.interviewing.questions import after, ask, picks_of
from netra.engine.interviewing.records import (
    LONGEST_ACCOUNT,
    Effect,
    Naming,
    Reply,
    Said,
    State,
    Step,
    Turn,
    World,
)
from netra.engine.interviewing.when import day_of, is_to_come

LONG_ENOUGH = 15
MOST_PICKS = 9  # a list on a telephone has ten rows, one of them "none of these"
_OF_THE_DAY = re.compile(
    r"\b(?:jam|pukul|pagi|siang|sore|malam|subuh|sekitar|kira-kira|am|pm|morning|noon|afternoon|evening|night|about)\b"
    r"|\d[:.]\d\d",
    re.IGNORECASE,
)
_CHANGES = {
    "what": Step.WHAT,
    "where": Step.WHERE,
    "when": Step.WHEN,
    "who": Step.WHO,
    "pictures": Step.PICTURES,
    "named": Step.NAMED,
}


def what(state: State, said: Said, world: World) -> Turn:
    """A changed account takes the place of the old one; else what comes is added."""
    account = said.text if state.returns else f"{state.account}\n{said.text}".strip()
    state = replace(state, account=account[:LONGEST_ACCOUNT])
    if len(state.account) < LONG_ENOUGH:
        return Turn(state, (Reply(sentences.MORE),))
    return after(Step.WHAT, state)


def where(state: State, said: Said, world: World) -> Turn:
    """The whole answer is kept as the place; the region in it decides the office."""
    if skips(said):
        return after(Step.WHERE, state)
    place = said.text if not state.asked_again else _joined(state.place, said.text)
    found = world.find_places(said.text)
    state = replace(state, place=place[:300], region_code="", region="")
    if len(found) == 1:
        return _placed(state, found[0].code, found[0].label)
    if found:
        picks = tuple((one.code, one.label) for one in found[:MOST_PICKS])
        return ask(Step.WHICH, replace(state, picks=picks))
    if state.asked_again:
        return after(Step.WHERE, replace(state, asked_again=False))
    return Turn(replace(state, asked_again=True), (Reply(sentences.WHERE_AGAIN, (sentences.SKIP,)),))


def which(state: State, said: Said, world: World) -> Turn:
    code = chosen(said, picks_of(state))
    if code in dict(state.picks):
        return _placed(state, code, dict(state.picks)[code])
    if code or skips(said):
        return after(Step.WHERE, replace(state, picks=(), asked_again=False))
    return where(replace(state, step=Step.WHERE, picks=(), asked_again=True), said, world)


def when(state: State, said: Said, world: World) -> Turn:
    """The day where one was named, and the words as they were said."""
    if skips(said):
        return after(Step.WHEN, state)
    on = day_of(said.text, world.on)
    if on is None and is_to_come(said.text, world.on):
        return Turn(state, (Reply(sentences.WHEN_TO_COME, (sentences.SKIP,)),))
    is_more = on is None or _OF_THE_DAY.search(said.text) is not None
    state = replace(state, act_on=on.isoformat() if on else "", time=said.text[:60] if is_more else "")
    turn = after(Step.WHEN, state)
    return turn.after(Reply(sentences.noted_day(state))) if on else turn


def who(state: State, said: Said, world: World) -> Turn:
    if skips(said):
        return after(Step.WHO, state)
    return after(Step.WHO, replace(state, who=said.text[:4000]))


def pictures(state: State, said: Said, world: World) -> Turn:
    """Words that are no "done" belong to the account."""
    if has_enough(said):
        return after(Step.PICTURES, state)
    return ask(Step.PICTURES, _added(state, said.text)).after(Reply(sentences.ADDED))


def named(state: State, said: Said, world: World) -> Turn:
    choice = chosen(said, sentences.NAMINGS)
    if not choice:
        return ask(Step.NAMED, state)
    state = replace(state, naming=choice, name="" if choice != Naming.LEFT else state.name)
    return ask(Step.NAME, state) if choice == Naming.LEFT else after(Step.NAMED, state)


def name(state: State, said: Said, world: World) -> Turn:
    if not plain(said.text):
        return ask(Step.NAME, state)
    if skips(said):
        return after(Step.NAMED, replace(state, naming=Naming.NAMELESS, name=""))
    return after(Step.NAMED, replace(state, name=said.text[:200]))


def read_back(state: State, said: Said, world: World) -> Turn:
    choice = chosen(said, sentences.READ_BACK)
    if choice == "cancel":
        return Turn(state.fresh(), (Reply(sentences.DISCARDED),), Effect.DISCARD)
    if choice == "change":
        return ask(Step.CHANGE, state)
    if choice == "send" or says_yes(said):
        return Turn(state, (), Effect.HAND_IN)
    return ask(Step.READ_BACK, _added(state, said.text)).after(Reply(sentences.ADDED))


def change(state: State, said: Said, world: World) -> Turn:
    choice = chosen(said, sentences.PARTS)
    if not choice:
        return ask(Step.READ_BACK, state)
    return ask(_CHANGES[choice], replace(state, returns=True, asked_again=False))


def total(state: State, said: Said, world: World) -> Turn:
    """The answer to the sum of a busy hour; the house judges it."""
    declines = chosen(said, (sentences.CANNOT,)) == "cannot" or skips(said)
    return Turn(state, (), Effect.HAND_IN, said.text, declines=declines)


def _placed(state: State, code: str, label: str) -> Turn:
    place = "" if plain(state.place) in plain(label) else state.place
    state = replace(state, place=place, region_code=code, region=label, picks=(), asked_again=False)
    return after(Step.WHERE, state).after(Reply(sentences.noted(label)))


def _added(state: State, text: str) -> State:
    return replace(state, account=_joined(state.account, text, "\n")[:LONGEST_ACCOUNT])


def _joined(before: str, text: str, between: str = ", ") -> str:
    return between.join(part for part in (before, text) if part)
