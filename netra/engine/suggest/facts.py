"""What was read in a narrative: the words, what they mean, where they stand."""

from dataclasses import dataclass
from enum import StrEnum

from netra.domain.words import Text


class FactKind(StrEnum):
    """The question a fact answers."""

    WHO = "WHO"
    STATUS = "STATUS"
    ACT = "ACT"
    CANDIDATE = "CANDIDATE"
    PLACE = "PLACE"
    TIME = "TIME"
    CIRCUMSTANCE = "CIRCUMSTANCE"


@dataclass(frozen=True, slots=True)
class Fact:
    """Words that say something. `narrative[start:end]` are those words, in the narrative as it was given."""

    kind: FactKind
    key: str
    label: Text
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact with its place among the tokens, `last` excluded.

    `is_denied`: the words before say no. `is_claimed`: it is said to be what somebody gives as an excuse.
    """

    fact: Fact
    status: str
    first: int
    last: int
    is_denied: bool = False
    is_claimed: bool = False

    @property
    def key(self) -> str:
        return self.fact.key

    @property
    def width(self) -> int:
        """How many tokens it spans."""
        return self.last - self.first
