"""The talk with reporters, as the office sees it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Q

from netra.intake.models import Channel, Message
from netra.intake.queries.doors import Door, doors

if TYPE_CHECKING:
    from netra.cases.models import Case


@dataclass(frozen=True, slots=True)
class Source:
    """A way by which something about a case came in: by how many reports and later messages, and since when."""

    channel: str
    reports: int
    messages: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Thread:
    """One door and what was written through it, oldest first."""

    door: Door
    messages: tuple[Message, ...]


def threads(case: "Case") -> tuple[Thread, ...]:
    """A thread for each door through which somebody can be reached."""
    reachable = [door for door in doors(case) if door.is_reachable]
    return tuple(Thread(door, tuple(Message.objects.filter(report=door.report_id))) for door in reachable)


def sources(case: "Case") -> tuple[Source, ...]:
    """Every way by which this case, and those joined into it, were told of, the first one first."""
    mine = Q(report__case=case) | Q(report__case__joined_into=case)
    told = Message.objects.filter(mine, from_reporter=True).exclude(via="").values_list("via", "at")
    came = [(door.channel, door.lodged_at, 1, 0) for door in doors(case)]
    came += [(via, at, 0, 1) for via, at in told]
    found: dict[str, Source] = {}
    for channel, at, reports, messages in sorted(came, key=lambda one: one[1]):
        known = found.get(channel) or Source(str(Channel(channel).label), 0, 0, at)
        found[channel] = replace(known, reports=known.reports + reports, messages=known.messages + messages)
    return tuple(found.values())
