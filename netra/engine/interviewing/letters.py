"""A letter may hold everything at once: what can be read from it is read, and only what lacks is asked for."""

import re
from dataclasses import replace

from netra.domain.words import Text
from netra.engine.interviewing import sentences
from netra.engine.interviewing.hearing import Command, command_of, is_greeting
from netra.engine.interviewing.interview import LONG_ENOUGH
from netra.engine.interviewing.records import LONGEST_ACCOUNT, Said, State, Step, World
from netra.engine.interviewing.when import day_of

_ENGLISH = re.compile(r"\b(?:the|and|was|is|of|with|at|on|he|she|they|his|her|this|that|for|from|were)\b", re.I)
_INDONESIAN = re.compile(
    r"\b(?:yang|dan|di|ke|dengan|pada|ini|itu|saya|pak|bu|untuk|dari|tidak|kami|ada|adalah)\b", re.I
)


def language_of(text: str) -> str:
    """The language most of its small words belong to; Indonesian where nothing tells.

    >>> language_of("The head of the district was at the rally with the candidate.")
    'en'
    """
    return "en" if len(_ENGLISH.findall(text)) > len(_INDONESIAN.findall(text)) else "id"


def without_head(text: str) -> tuple[bool, str]:
    """Whether a letter says in its first line that it is a new report, and the rest of it."""
    first, _break, rest = text.strip().partition("\n")
    return (True, rest.strip()) if command_of(first) is Command.NEW else (False, text.strip())


def is_enough(text: str) -> bool:
    """Whether it tells something, rather than only greeting."""
    return len(text) >= LONG_ENOUGH and not is_greeting(text)


def read_letter(said: Said, world: World) -> State:
    """A draft from one letter: the region if just one is named, the day if just one is meant."""
    places = world.find_places(said.text)
    on = day_of(said.text, world.on)
    account = said.text[:LONGEST_ACCOUNT]
    state = State(Step.READ_BACK, language_of(said.text), account=account, files=said.files)
    if len(places) == 1:
        state = replace(state, region_code=places[0].code, region=places[0].label)
    return replace(state, act_on=on.isoformat()) if on else state


def lacking(state: State) -> tuple[Text, ...]:
    """The questions a letter left open, to be answered by a reply."""
    found = []
    if not state.region_code:
        found.append(sentences.WHERE)
    if not state.act_on:
        found.append(sentences.WHEN)
    if not state.files:
        found.append(sentences.PICTURES_BY_REPLY)
    return tuple(found)
