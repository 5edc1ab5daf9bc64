"""What the machine is told, what it remembers between two messages, and what it answers."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from netra.domain.words import Text

LONGEST_ACCOUNT = 20_000


class Step(StrEnum):
    """The question that was asked last; OPEN is the talk after handing in."""

    START = "START"
    LANGUAGE = "LANGUAGE"
    WHAT = "WHAT"
    WHERE = "WHERE"
    WHICH = "WHICH"
    WHEN = "WHEN"
    WHO = "WHO"
    PICTURES = "PICTURES"
    NAMED = "NAMED"
    NAME = "NAME"
    READ_BACK = "READ_BACK"
    CHANGE = "CHANGE"
    SUM = "SUM"
    OPEN = "OPEN"


class Naming(StrEnum):
    """As whom somebody reports: without a name, with one left behind a custodian's consent, or formally later on."""

    NAMELESS = "NAMELESS"
    LEFT = "LEFT"
    FORMAL = "FORMAL"


class Effect(StrEnum):
    """What the house has to do after a message, besides remembering the state."""

    NONE = "NONE"
    HAND_IN = "HAND_IN"  # the draft is a report now
    TO_OFFICE = "TO_OFFICE"  # words and files go to the office as a message on the report of this talk
    ATTACH = "ATTACH"  # this talk belongs to the report of the code from now on
    STATUS = "STATUS"  # tell how far the report is
    DISCARD = "DISCARD"  # forget the draft
    FORGET = "FORGET"  # forget the draft and who is at the other end


class Knock(StrEnum):
    """Whether a receipt code was in the message."""

    NONE = "NONE"
    RIGHT = "RIGHT"
    WRONG = "WRONG"
    TOO_OFTEN = "TOO_OFTEN"


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be tapped; the label has at most 20 letters, the most a provider shows on a button."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `choice` is the id of a tapped answer; `files` are those kept, `lost` those that were not."""

    text: str = ""
    choice: str = ""
    files: int = 0
    lost: int = 0
    knock: Knock = Knock.NONE


@dataclass(frozen=True, slots=True)
class World:
    """What the house knows. `on`: the local day; `channel`: its name for people; `site`: where the form is."""

    on: date
    find_places: Callable[[str], tuple[Place, ...]]
    channel: str
    site: str


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered: which question was asked, and the draft. All texts; `files` counts, the house keeps them.

    `secret` decides the receipt code and is the house's; `returns`: one answer is being changed, then read back.
    """

    step: Step = Step.START
    language: str = ""
    secret: str = ""
    account: str = ""
    place: str = ""
    region_code: str = ""
    region: str = ""
    act_on: str = ""
    time: str = ""
    who: str = ""
    files: int = 0
    naming: str = ""
    name: str = ""
    picks: tuple[tuple[str, str], ...] = ()
    asked_again: bool = False
    returns: bool = False

    @property
    def has_draft(self) -> bool:
        return bool(self.account or self.place or self.who or self.files)

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.act_on) if self.act_on else None

    def fresh(self) -> "State":
        """Nothing left of the draft; the language stays."""
        return State(language=self.language)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> "State":
        """What `as_dict` gave, unknown fields of other versions left out."""
        known = {name: value for name, value in kept.items() if name in cls.__dataclass_fields__}
        known["step"] = Step(known.get("step", Step.START))
        known["picks"] = tuple((code, label) for code, label in known.get("picks", ()))
        return cls(**known)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer; with `choices` it is a question."""

    text: Text
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """The state after a message, what is answered, and what is to be done; `words` go with TO_OFFICE and SUM."""

    state: State
    replies: tuple[Reply, ...] = ()
    effect: Effect = Effect.NONE
    words: str = ""
    declines: bool = field(default=False)

    def after(self, *replies: Reply) -> "Turn":
        """The same with these replies before its own."""
        return replace(self, replies=(*replies, *self.replies))
