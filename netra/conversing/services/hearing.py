"""Hearing what came in: one message, one turn, one transaction. Killed at any line, the message is heard again."""

import logging
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from netra.channels import queries as channel_reads
from netra.channels import services as channels
from netra.channels.services import Content, Inbound, Kind, NotFetched
from netra.conversing import wording
from netra.conversing.codes import Knocked, knock
from netra.conversing.models import Conversation
from netra.conversing.places import find_places, named_in
from netra.conversing.remembering import recall, remember, talk_with
from netra.conversing.services import deeds
from netra.engine.interviewing import sentences
from netra.engine.interviewing.hearing import Command, command_of
from netra.engine.interviewing.interview import take
from netra.engine.interviewing.letters import is_enough, language_of, read_letter, without_head
from netra.engine.interviewing.records import Effect, Knock, Reply, Said, State, Step, Turn, World
from netra.flood import queries as flooding
from netra.flood import services as flood
from netra.intake import queries as intake
from netra.vault import services as vault

if TYPE_CHECKING:
    from netra.evidence.models import Evidence
    from netra.intake.models import Report

log = logging.getLogger("netra.conversing")

AT_ONCE = 50


class _Overtaken(Exception):
    """Another worker was first; nothing of this turn stays."""


def hear_pending(*, at: datetime, limit: int = AT_ONCE) -> int:
    """Deal with messages in the order they came, one of each sender at a time; how many. What fails is tried again."""
    done = 0
    while done < limit:
        claimed = [row for row in channel_reads.waiting(at=at, limit=limit) if channels.claim(row, at=at)]
        if not claimed:
            break
        for row in claimed:
            done += _hear(row, at)
    return done


def _hear(row: Inbound, at: datetime) -> bool:
    try:
        content = channels.read(row, at=at)
        if content.extra.get("media", "[]") != "[]" and flooding.are_files_too_many(at=at):
            return False  # the message stays where it is, and is heard when the hour is calmer
        channels.fetch(row, content, at=at)
        flood.count_files(sum(row.files.values_list("size", flat=True)), at=at)
        _deal(row, content, at)
    except (_Overtaken, vault.Forgotten):
        return False
    except NotFetched as fault:
        log.warning("files of message %s could not be fetched (%s)", row.pk, fault)
        return False
    except Exception:  # whatever is wrong with one message is told with its trace; the next one is heard
        log.exception("message %s could not be dealt with", row.pk)
        return False
    return True


def _deal(row: Inbound, content: Content, at: datetime) -> None:
    talk = talk_with(row.correspondent, at=at)
    state = recall(talk, at=at)
    row.refresh_from_db(fields=["lacking"])
    files = list(row.files.all())
    named = intake.report_about(row.thread.about) if row.thread is not None else None
    with transaction.atomic():
        if talk.leaves_at is not None:
            state, talk.leaves_at = State(), None
        if talk.report is None and state.step is Step.OPEN:
            state = state.fresh()
        heard = _turn(talk, row, content, state, named, files, at=at)
        talk.heard_at, talk.reminded_at = at, None
        if heard.state.language and heard.state.language != row.correspondent.language:
            channels.choose_language(row.correspondent, heard.state.language)
        if not remember(talk, heard.state, at=at) or not channels.settle(row, at=at):
            raise _Overtaken
        deeds.say(talk, row, heard.state, heard.replies, at=at)


def _turn(
    talk: Conversation,
    row: Inbound,
    content: Content,
    state: State,
    named: "Report | None",
    files: "list[Evidence]",
    *,
    at: datetime,
) -> Turn:
    """What follows, done and told."""
    is_letter = row.kind == Kind.MAIL
    begins, text = without_head(content.text) if is_letter else (False, content.text)
    begins = begins or (is_letter and command_of(content.extra.get("subject", "")) is Command.NEW)
    knocked = knock(text, talk, at=at)
    if named is not None and knocked.knock is not Knock.RIGHT:
        knocked = Knocked(Knock.NONE, text)
        talk.report, state = named, State(Step.OPEN, state.language)
    if knocked.report is not None and talk.report == knocked.report and state.step is Step.OPEN:
        knocked = Knocked(Knock.NONE, knocked.text or Command.STATUS)  # the code of this very talk
    if is_letter and begins:
        state = state.fresh()
    said = Said(knocked.text, content.extra.get("choice", ""), files=len(files), lost=row.lacking, knock=knocked.knock)
    world = _world(row, at, guesses=not is_letter)
    if is_letter and state.step is not Step.OPEN and said.knock is Knock.NONE and command_of(text) is not Command.STOP:
        turn = _letter(state, said, world)
    else:
        turn = take(state, said, world)
    turn = replace(turn, state=_with_secret(turn.state))
    return _done(talk, row, turn, knocked, files, world, at=at)


def _done(
    talk: Conversation,
    row: Inbound,
    turn: Turn,
    knocked: Knocked,
    files: "list[Evidence]",
    world: World,
    *,
    at: datetime,
) -> Turn:
    drafted = list(talk.files.all())
    match turn.effect:
        case Effect.HAND_IN:
            turn = deeds.hand_in(talk, turn, [*drafted, *files], at=at)
            files = files if turn.state.step is Step.SUM else []
        case Effect.TO_OFFICE:
            assert talk.report is not None
            deeds.answer(talk.report, row, turn.words, files, at=at)
            lost = (Reply(sentences.files_taken(0, 0, row.lacking)),) if row.lacking else ()
            told = deeds.tell_place(talk.report, named_in(turn.words), at=at)
            return replace(turn, replies=(*turn.replies, *lost, *told))
        case Effect.ATTACH:
            assert knocked.report is not None
            deeds.attach(talk, knocked.report, at=at)
            if turn.words or drafted or files:
                deeds.answer(knocked.report, row, turn.words, [*drafted, *files], at=at)
        case Effect.STATUS:
            assert talk.report is not None
            return replace(turn, replies=(*turn.replies, Reply(wording.status(talk.report, at))))
        case Effect.FORGET:
            deeds.leave(talk, at=at)
    if turn.state.step is Step.OPEN or turn.effect in (Effect.DISCARD, Effect.FORGET):
        talk.files.clear()
    elif files:
        talk.files.add(*files)
    return turn


def _letter(state: State, said: Said, world: World) -> Turn:
    """A letter is handed in as it is; what it left open is asked by the reply."""
    if not is_enough(said.text):
        language = state.language or language_of(said.text)
        asked = State(Step.WHAT, language, account=said.text if said.files else "", files=state.files + said.files)
        return Turn(asked, (Reply(sentences.WHAT),))
    read = read_letter(said, world)
    return Turn(replace(read, files=state.files + said.files), (), Effect.HAND_IN)


def _with_secret(state: State) -> State:
    """A draft has a secret from its first question on; the receipt code follows from it."""
    if state.secret or state.step in (Step.START, Step.OPEN):
        return state
    return replace(state, secret=vault.new_token())


def _world(row: Inbound, at: datetime, *, guesses: bool) -> World:
    """`guesses`: a short answer to "where" may hold a slip of the pen; a letter is not read that way."""
    office = intake.receiving_office("")
    return World(
        on=intake.day_at(office, at),
        find_places=find_places if guesses else named_in,
        channel=str(Kind(row.kind).label),
        site=settings.SITE_ADDRESS,
    )
