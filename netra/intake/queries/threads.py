"""The talk with reporters, as the office sees it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netra.intake.models import Message
from netra.intake.queries.doors import Door, doors

if TYPE_CHECKING:
    from netra.cases.models import Case


@dataclass(frozen=True, slots=True)
class Thread:
    """One door and what was written through it, oldest first."""

    door: Door
    messages: tuple[Message, ...]


def threads(case: "Case") -> tuple[Thread, ...]:
    """A thread for each door through which somebody can be reached."""
    reachable = [door for door in doors(case) if door.is_reachable]
    return tuple(Thread(door, tuple(Message.objects.filter(report=door.report_id))) for door in reachable)
