"""The answer of the engine, and what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from netra.domain.codes import PersonStatus, Side
from netra.domain.institutions import Destination
from netra.domain.legal import Cover, Rule
from netra.domain.timetable import Phase
from netra.domain.words import Text
from netra.engine.suggest.facts import Fact, Mention
from netra.engine.suggest.persons import Standing
from netra.engine.suggest.tokens import Token


@dataclass(frozen=True, slots=True)
class Suggested:
    """A kind of act the narrative may touch. `score` (0 to 1) orders and says nothing about guilt."""

    code: str
    score: float
    rule: Rule
    cover: Cover | None
    reasons: tuple[Fact, ...]
    destinations: tuple[Destination, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """What to ask before deciding."""

    key: str
    question: Text


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why no kind of act may fit, and where such a matter belongs; an empty `belongs` is nowhere."""

    key: str
    why: Text
    belongs: tuple[Destination, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a narrative may be about, for a person to confirm. `version` is the engine's: catalogue and weights."""

    on: date
    region_code: str | None
    phase: Phase | None
    side: Side
    statuses: tuple[PersonStatus, ...]
    misfit: Misfit | None
    is_misfit_first: bool
    found: tuple[Suggested, ...]
    missing: tuple[Missing, ...]
    destinations: tuple[Destination, ...]
    facts: tuple[Fact, ...]
    catalogue: str
    version: str


@dataclass(frozen=True, slots=True)
class Scored:
    """A code with its score and the mentions that led there, before the law is asked."""

    code: str
    score: float
    conduct: str
    status: PersonStatus
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read in a narrative, before it is ordered for good. What a ranker works on."""

    narrative: str
    on: date
    region_code: str | None
    side: Side
    phase: Phase | None
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    standings: tuple[Standing, ...]
    conducts: Mapping[str, float]
    misfits: Mapping[str, float]
    scored: tuple[Scored, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The facts that stand."""
        return frozenset(one.key for one in self.mentions if not one.is_denied)

    @property
    def claimed(self) -> frozenset[str]:
        """The facts that stand only as what somebody says for himself."""
        return self.keys - {one.key for one in self.mentions if not one.is_denied and not one.is_claimed}

    @property
    def denied(self) -> frozenset[str]:
        """The facts that the words deny and nothing else claims."""
        return frozenset(one.key for one in self.mentions if one.is_denied) - self.keys
