"""One message in, one turn out. Every message is taken as an answer, a command, a code or something to add: none is
thrown away, and once a report was handed in none becomes a second one unless its writer asks for it."""

from collections.abc import Callable
from dataclasses import replace

from netra.domain.words import Text
from netra.engine.interviewing import answers, sentences
from netra.engine.interviewing.hearing import Command, chosen, command_of, is_greeting, plain
from netra.engine.interviewing.questions import ask
from netra.engine.interviewing.records import Effect, Knock, Reply, Said, State, Step, Turn, World

LONG_ENOUGH = 15
_ANSWERS: dict[Step, Callable[[State, Said, World], Turn]] = {
    Step.WHAT: answers.what,
    Step.WHERE: answers.where,
    Step.WHICH: answers.which,
    Step.WHEN: answers.when,
    Step.WHO: answers.who,
    Step.PICTURES: answers.pictures,
    Step.NAMED: answers.named,
    Step.NAME: answers.name,
    Step.READ_BACK: answers.read_back,
    Step.CHANGE: answers.change,
    Step.SUM: answers.total,
}


def take(state: State, said: Said, world: World) -> Turn:
    """What follows from a message."""
    said = replace(said, text=said.text.strip())
    if said.knock is not Knock.NONE:
        return _knocked(state, said)
    command = None if said.choice else command_of(said.text)
    if command is not None and _is_obeyed(command, state):
        return _obeyed(state, command)
    if state.step is Step.OPEN:
        return Turn(state, (_told(sentences.PASSED_ON),), Effect.TO_OFFICE, said.text)
    if state.step in (Step.START, Step.LANGUAGE):
        return _begun(state, said, world)
    return _answered(state, said, world)


def _is_obeyed(command: Command, state: State) -> bool:
    """A stranger is greeted first, whatever the first word was; only "stop" is "stop"."""
    if state.step is Step.START:
        return command is Command.STOP or bool(state.language)
    if state.step is Step.LANGUAGE:
        return command not in (Command.INDONESIAN, Command.ENGLISH)
    return True


def _answered(state: State, said: Said, world: World) -> Turn:
    """Files may come at any question; words that come with them answer it."""
    if not (said.files or said.lost):
        return _ANSWERS[state.step](state, said, world)
    state = replace(state, files=state.files + said.files)
    taken = _told(sentences.files_taken(said.files, state.files, said.lost))
    if said.text:
        return _ANSWERS[state.step](state, replace(said, files=0, lost=0), world).after(taken)
    if state.step is Step.WHAT and not state.account:
        return Turn(state, (_told(sentences.PICTURE_OF_WHAT),))
    if state.step is Step.PICTURES and said.files:
        return Turn(state, (taken, Reply(sentences.MORE_FILES, (sentences.DONE,))))
    return ask(state.step, state).after(taken)


def _begun(state: State, said: Said, world: World) -> Turn:
    """The first words are kept: whoever tells it all at once does not tell it again."""
    language = chosen(said, sentences.LANGUAGES) or _named_language(said.text) if not state.language else ""
    state = replace(state, files=state.files + said.files)
    if not state.language and (state.step is Step.START or not (language or said.text)):
        state = _with_account(state, said.text)
        return Turn(replace(state, step=Step.LANGUAGE), (Reply(sentences.greeting(world), sentences.LANGUAGES),))
    if not language:
        state = _with_account(state, said.text)
    state = replace(state, language=language or state.language or "id", step=Step.WHAT)
    if len(state.account) >= LONG_ENOUGH:
        return ask(Step.WHERE, state).after(_told(sentences.noted(_short(state.account))))
    return ask(Step.WHAT, state)


def _named_language(text: str) -> str:
    command = command_of(text)
    return {Command.INDONESIAN: "id", Command.ENGLISH: "en"}.get(command, "") if command else ""


def _with_account(state: State, text: str) -> State:
    if not text or is_greeting(text) or command_of(text) or len(plain(text)) < 3:
        return state
    return replace(state, account=f"{state.account}\n{text}".strip())


def _knocked(state: State, said: Said) -> Turn:
    if said.knock is not Knock.RIGHT:
        why = sentences.WRONG_CODE if said.knock is Knock.WRONG else sentences.TOO_OFTEN
        return Turn(state, (_told(why), *_again(state)))
    told = [state.account, state.place, state.who] if state.step is not Step.OPEN and state.has_draft else []
    words = "\n".join(part for part in (*told, said.text) if part)
    replies = (_told(sentences.ATTACHED), *([_told(sentences.DRAFT_ADDED)] if told else []))
    return Turn(replace(state.fresh(), step=Step.OPEN), replies, Effect.ATTACH, words)


def _obeyed(state: State, command: Command) -> Turn:
    match command:
        case Command.STOP:
            return Turn(state.fresh(), (_told(sentences.FORGOTTEN),), Effect.FORGET)
        case Command.CANCEL if state.step is Step.OPEN:
            return Turn(state, (_told(sentences.NOTHING_TO_CANCEL),))
        case Command.CANCEL:
            return Turn(state.fresh(), (_told(sentences.DISCARDED),), Effect.DISCARD)
        case Command.STATUS if state.step is Step.OPEN:
            return Turn(state, (), Effect.STATUS)
        case Command.STATUS:
            return Turn(state, (_told(sentences.NO_REPORT),))
        case Command.HELP:
            return Turn(state, (_told(sentences.HELP), *_again(state)))
        case Command.INDONESIAN | Command.ENGLISH:
            language = "en" if command is Command.ENGLISH else "id"
            state = replace(state, language=language)
            return Turn(state, _again(state) or (_told(sentences.HELP),))
        case Command.NEW if state.step is Step.OPEN or not state.has_draft:
            begun = replace(state.fresh(), language=state.language)
            if not state.language:
                return Turn(replace(begun, step=Step.LANGUAGE), (Reply(sentences.LANGUAGE, sentences.LANGUAGES),))
            return ask(Step.WHAT, begun).after(_told(sentences.NEW_BEGUN))
        case _:
            return Turn(state, _again(state))


def _again(state: State) -> tuple[Reply, ...]:
    if state.step in (Step.START, Step.OPEN):
        return ()
    if state.step is Step.LANGUAGE:
        return (Reply(sentences.LANGUAGE, sentences.LANGUAGES),)
    return ask(state.step, state).replies


def _told(words: Text) -> Reply:
    return Reply(words)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79].rstrip() + "…"
