"""What a check of the ledger found, in an order that puts the first altered row first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MOST = 1000  # findings kept; all are counted


class Trouble(StrEnum):
    ALTERED = "altered"  # the row is not what it was when its hash was taken
    REWRITTEN = "rewritten"  # the row fits its chain, but is not what stood under the root
    MISSING = "missing"
    INSERTED = "inserted"  # numbers or hashes do not follow from the row before
    UNCHAINED = "unchained"
    WORDS = "words altered"
    ERASED = "words erased without a row that says so"
    END = "the chain ends elsewhere"
    ROOT = "root"


@dataclass(frozen=True, slots=True)
class Finding:
    """`table` is the name of a table of rows; `id` its row's number, 0 where no row is left or none is meant."""

    trouble: Trouble
    table: str
    id: int = 0
    kind: str = ""
    subject: int = 0
    sequence: int = 0
    root: int = 0
    detail: str = ""

    def __str__(self) -> str:
        where = f"row {self.id} of the {self.table}" if self.id else self.table
        about = f" ({self.kind} {self.subject}, no. {self.sequence})" if self.kind else ""
        under = f", root {self.root}" if self.root else ""
        return f"{where}{about}{under}: {self.trouble.value}{'; ' + self.detail if self.detail else ''}"


@dataclass(slots=True)
class Findings:
    """Found so far: all are counted, a thousand kept, the first always among them."""

    count: int = 0
    kept: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding) -> None:
        self.count += 1
        self.kept.append(finding)
        if len(self.kept) >= 2 * MOST:
            self.kept = ordered(self.kept)[:MOST]

    def only(self, wanted: Callable[[Finding], bool]) -> None:
        """Leave those that are wanted."""
        self.kept = [one for one in self.kept if wanted(one)]
        self.count = len(self.kept)


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """By table and row; what concerns no single row stands last."""
    return sorted(set(findings), key=lambda one: (not one.id, one.table != "ledger", one.table, one.id, one.trouble))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says. `proven` rows are under a root that was kept outside, `unproven` rows are not;
    `first_unproven` is the earliest of these, `up_to` the newest root outside that fits."""

    rows: int
    subjects: int
    roots: int
    proven: int
    unproven: int
    first_unproven: str
    up_to: tuple[int, datetime] | None
    troubles: int
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        return not self.troubles

    @property
    def first(self) -> Finding | None:
        return self.findings[0] if self.findings else None
