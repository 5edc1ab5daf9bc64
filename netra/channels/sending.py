"""What an adapter is handed, and what it answers. An adapter speaks one provider's language and knows no case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from netra.channels.models import Kind


@dataclass(frozen=True, slots=True)
class Attachment:
    """A small file that goes with a message, such as a receipt."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers a person may tap instead of writing; channels without buttons number them in the text."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One message, opened for one attempt.

    `key` is the same at each attempt: for providers that take an idempotency id. `thread` is the token that brings a
    reply back to its talk, `answers` the provider's own id of the message this one replies to. `heard_at` is when the
    receiver last wrote. `fault_before` is why the attempt before this one did not succeed.
    """

    to: str
    text: str
    key: str
    subject: str = ""
    options: tuple[Option, ...] = ()
    files: tuple[Attachment, ...] = ()
    language: str = "id"
    thread: str = ""
    answers: str = ""
    heard_at: datetime | None = None
    fault_before: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sent:
    """The provider took it; `provider_id` may be empty."""

    provider_id: str = ""


class NotSent(Exception):
    """The provider did not take it. `fault` is a short code without any address; `for_good`: trying again is useless
    for this message; `is_down`: the provider is the trouble, so the others wait too; `wait`: how long it asked for."""

    def __init__(
        self, fault: str, *, for_good: bool = False, is_down: bool = False, wait: timedelta | None = None
    ) -> None:
        super().__init__(fault)
        self.fault, self.for_good, self.is_down, self.wait = fault[:60], for_good, is_down, wait


class Adapter(Protocol):
    """One way out. Both are asked at each use, so that settings are read late."""

    @property
    def kind(self) -> Kind: ...

    def is_configured(self) -> bool:
        """Whether messages can go out."""
        ...

    def reached_at(self) -> str:
        """Where people write to, as it is shown to them; empty where nothing is read."""
        ...

    def send(self, sending: Sending, *, at: datetime) -> Sent:
        """Hand it to the provider. Raises `NotSent`."""
        ...

    def state(self) -> tuple[bool, str]:
        """Whether the provider answers, in one sentence for `netra check`."""
        ...
