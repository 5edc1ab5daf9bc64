"""Institutions and their succession, and who is competent for whom: rows with dates, never conditions in code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netra.domain.codes import Confidence, PersonStatus, Route
from netra.domain.legal import LegalBasis
from netra.domain.validity import Period
from netra.domain.words import Text

VERIFIER = "VERIFIER"  # stands in a table for whichever institution verifies on the day asked about


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """An institution in one task. `period` is `None` while it has not begun; `due_by` is when it must have."""

    id: str
    kind: str
    task: str
    name: Text
    period: Period | None
    due_by: date | None
    route: Route | None
    basis: tuple[LegalBasis, ...]
    note: Text | None
    unverified: tuple[Text, ...]
    confidence: Confidence
    sources: tuple[str, ...]

    def holds(self, on: date) -> bool:
        """Whether the institution carries this task on a day."""
        return self.period is not None and self.period.holds(on)


@dataclass(frozen=True, slots=True)
class CompetenceRow:
    """Who deals with a kind of person, as written in the table. `route` may be the word VERIFIER."""

    statuses: tuple[PersonStatus, ...]
    task: str
    circumstance: str
    when: Text | None
    route: str
    who: Text
    period: Period
    basis: tuple[LegalBasis, ...]
    confidence: Confidence
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Competence:
    """Who deals with a person on a day. `task` REFER: where it is sent; PUNISH: who imposes.

    `circumstance` is empty for the ordinary case, else a code such as SEKDA_DISTRICT, explained by `when`.
    """

    route: Route
    task: str
    circumstance: str
    when: Text | None
    who: Text
    basis: tuple[LegalBasis, ...]
    confidence: Confidence
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Destination:
    """One lawful place to send a matter, and why it may go there."""

    route: Route
    why: Text
    crime: bool
    confidence: Confidence


class NoVerifier(LookupError):
    """No institution verifies on that day; a row in `institutions.toml` is missing."""


def verifier(rows: Iterable[InstitutionRow], on: date) -> InstitutionRow:
    """The institution that verifies on a day. Of several, the one that began last: a successor is one more row."""
    holding = [row for row in rows if row.task == VERIFIER and row.holds(on)]
    if not holding:
        raise NoVerifier(f"No row of institutions.toml has task VERIFIER on {on}. Add one with its dates.")
    return max(holding, key=lambda row: (row.period.start if row.period else None) or date.min)
