"""What goes into a look-up and what comes out of it.

A profile is what an account says of itself. A resolution says who of a register may be behind it, with the evidence
for and against each, and abstains wherever the evidence does not tell one person from all others.
"""

from dataclasses import dataclass
from enum import StrEnum

from netra.domain.words import Text


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an account. Empty fields are unknown; `region_code` is a Kemendagri code of any depth."""

    handle: str = ""
    name: str = ""
    region_code: str = ""
    agency: str = ""
    unit: str = ""
    bio: str = ""


class Kind(StrEnum):
    """What a piece of evidence is about."""

    NAME = "NAME"  # words of the name that agree
    NAME_NEAR = "NAME_NEAR"  # words of the name that agree but for the spelling
    NAME_INITIAL = "NAME_INITIAL"  # a word of which only the first letter is given
    NAME_WHOLE = "NAME_WHOLE"  # every word on both sides agrees
    NAME_LACKS = "NAME_LACKS"  # words of the register's name that the profile does not show
    NAME_OTHER = "NAME_OTHER"  # words of the profile's name that the register does not know of this person
    PLACE = "PLACE"  # same regency or city
    PLACE_WIDE = "PLACE_WIDE"  # only the same province
    PLACE_OTHER = "PLACE_OTHER"  # another place
    EMPLOYER = "EMPLOYER"  # words of agency or unit that agree
    EMPLOYER_OTHER = "EMPLOYER_OTHER"  # an employer is given, and it is another


SEPARATING = frozenset({Kind.PLACE, Kind.EMPLOYER})  # only these can tell namesakes apart
AGAINST = frozenset({Kind.NAME_LACKS, Kind.NAME_OTHER, Kind.PLACE_OTHER, Kind.EMPLOYER_OTHER})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence for a person, or against: negative `bits` speak against."""

    kind: Kind
    words: Text
    bits: float


@dataclass(frozen=True, slots=True)
class Considered:
    """A person of the register with the probability (0..1) of being behind the profile, and why."""

    id: int
    probability: float
    evidence: tuple[Evidence, ...]


class Level(StrEnum):
    """How far the evidence goes."""

    NAMED = "NAMED"  # place or employer tells one person from all others
    SEVERAL = "SEVERAL"  # `count` people come into question, none is to be named
    NOBODY = "NOBODY"  # nobody of the register comes into question


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who may be behind a profile; `abstained` says why nobody is named and is None where somebody is.

    `people` are the likeliest first, at most as many as were asked for; `count` is how many come into question at
    all. Unless the level is NAMED their names are not for showing.
    """

    level: Level
    count: int
    people: tuple[Considered, ...]
    abstained: Text | None
