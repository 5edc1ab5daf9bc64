"""Reading about messages, never the messages or addresses themselves."""

from netra.channels.adapters import ADAPTERS
from netra.channels.models import Correspondent, Inbound, Kind, Outbound, OutState, Thread
from netra.channels.people import mark_of, thread_of
from netra.channels.sending import Adapter
from netra.channels.taking import waiting
from netra.vault import services as vault

__all__ = [
    "Correspondent",
    "Inbound",
    "Kind",
    "Outbound",
    "Thread",
    "adapters",
    "has_waiting",
    "known",
    "open_kinds",
    "sent_as",
    "thread_of",
    "undelivered",
    "unread",
    "waiting",
]


def adapters() -> tuple[Adapter, ...]:
    """Every way out, configured or not."""
    return tuple(ADAPTERS.values())


def open_kinds() -> tuple[Kind, ...]:
    """The channels by which answers can go out now."""
    return tuple(kind for kind, adapter in ADAPTERS.items() if adapter.is_configured())


def known(kind: Kind, address: str) -> Correspondent | None:
    """The correspondent at an address, if one ever wrote or was written to."""
    return Correspondent.objects.filter(mark=mark_of(kind, address)).first()


def sent_as(provider_id: str) -> Outbound | None:
    """The message a provider gave this id to."""
    found = Outbound.objects.filter(provider_mark=vault.mark_of("sent", provider_id))
    return found.select_related("correspondent").first() if provider_id else None


def unread(kind: Kind) -> int:
    """How many messages of a channel a person has to look at where they lie: not readable, too many at once, or
    answers to notices, which belong to no report we could tell."""
    return Inbound.objects.filter(kind=kind, reason__in=("UNREADABLE", "TOO_MANY", "TO_NOTICE")).count()


def undelivered(about: str) -> int:
    """How many messages of a talk no provider took."""
    return Outbound.objects.filter(about=about, state=OutState.REFUSED).count()


def has_waiting(to: Correspondent) -> bool:
    """Whether a message to this correspondent has not left yet."""
    return Outbound.objects.filter(correspondent=to, state__in=(OutState.WAITING, OutState.SENDING)).exists()
