"""The sealed memory of a talk. Opening it is noted in the vault, as every opening is."""

import json
from datetime import datetime

from netra.channels.services import Correspondent
from netra.conversing.models import Conversation
from netra.engine.interviewing.records import State, Step
from netra.vault import services as vault

TALK = "channel-talk"
BY = "system:conversing"


def talk_with(correspondent: Correspondent, *, at: datetime) -> Conversation:
    """The row of this talk, made at the first message."""
    talk, _is_new = Conversation.objects.select_related("correspondent", "report").get_or_create(
        correspondent=correspondent, defaults={"heard_at": at}
    )
    return talk


def recall(talk: Conversation, *, at: datetime) -> State:
    """The draft and its question. Not inside a transaction."""
    if talk.sealed_state is None:
        language = talk.correspondent.language if talk.step == Step.OPEN else ""
        return State(step=Step(talk.step), language=language)
    try:
        kept = vault.open_sealed(talk.sealed_state, by=BY, reason="lanjutkan percakapan", at=at)
    except vault.Forgotten:
        return State()
    return State.from_dict(json.loads(kept["state"]))


def remember(talk: Conversation, state: State, *, at: datetime) -> bool:
    """Keep the state in the place of the one before; false when another worker was first. Inside a transaction."""
    is_plain = state == State(step=state.step, language=state.language)
    has_nothing = is_plain and (not state.language or state.step is Step.OPEN)  # the correspondent has the language
    sealed = None if has_nothing else vault.seal(TALK, {"state": json.dumps(state.as_dict())})
    earlier = talk.sealed_state
    mine = Conversation.objects.filter(pk=talk.pk, revision=talk.revision)
    is_mine = mine.update(
        step=state.step,
        sealed_state=sealed,
        report=talk.report,
        revision=talk.revision + 1,
        heard_at=talk.heard_at,
        reminded_at=talk.reminded_at,
        leaves_at=talk.leaves_at,
        wrong_codes=talk.wrong_codes,
        wrong_since=talk.wrong_since,
    )
    if is_mine and earlier is not None:
        vault.forget(earlier, by=BY, reason="percakapan berlanjut", at=at)
    return bool(is_mine)
