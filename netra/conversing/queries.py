"""What may be told about talks: where people write to, and how the questions go. Nothing of any talk."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from netra.channels import queries as channels
from netra.channels.queries import Kind
from netra.conversing.places import find_places
from netra.engine.interviewing import sentences
from netra.engine.interviewing.interview import take
from netra.engine.interviewing.records import Effect, Reply, Said, State, Turn, World
from netra.intake import queries as intake

KINDS = (Kind.WHATSAPP, Kind.TELEGRAM, Kind.MAIL)


@dataclass(frozen=True, slots=True)
class Way:
    """A channel that is open: its name, and the address to write to; `is_link` where it can be opened."""

    kind: Kind
    address: str

    @property
    def label(self) -> str:
        return str(self.kind.label)

    @property
    def link(self) -> str:
        return f"mailto:{self.address}" if self.kind is Kind.MAIL else self.address


def ways() -> tuple[Way, ...]:
    """The channels people can write to here and now."""
    found = {adapter.kind: adapter.reached_at() for adapter in channels.adapters()}
    return tuple(Way(kind, found[kind]) for kind in KINDS if found.get(kind))


def rehearse(state: State, said: Said, *, at: datetime) -> Turn:
    """One turn of a talk that leads nowhere: nothing is kept, nothing sent."""
    world = World(
        on=intake.day_at(intake.receiving_office(""), at),
        find_places=find_places,
        channel="WhatsApp",
        site=settings.SITE_ADDRESS,
    )
    turn = take(state, said, world)
    if turn.effect is Effect.HAND_IN:
        return Turn(State(language=turn.state.language), (*turn.replies, Reply(sentences.REHEARSED)))
    return turn
