"""How often something was tried, and what came of it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything; small in every run, large for `bench/attack.py`. `matrix`: ask every how-many-th cell;
    `pages`: take the forms of every how-many-th page."""

    uploads: int = 40
    copies: int = 4
    forms: int = 40
    pages: int = 9
    api: int = 1
    matrix: int = 61
    receipts: int = 30
    nations: int = 2


@dataclass(slots=True)
class Tally:
    """One attack. `planted` is the fault put in on purpose; then `failures` are what should be found."""

    attack: str
    planted: str = ""
    tried: int = 0
    failures: list[str] = field(default_factory=list)
    note: str = ""

    def check(self, is_well: bool, told: str) -> None:
        """Count one try."""
        self.tried += 1
        if not is_well:
            self.failures.append(told)

    @property
    def is_as_it_should_be(self) -> bool:
        return bool(self.failures) if self.planted else bool(self.tried) and not self.failures

    def __str__(self) -> str:
        if self.planted:
            mark = "caught" if self.failures else "MISSED"
            return f"{mark:7} {self.attack}, planted: {self.planted}; {len(self.failures)} of {self.tried} tries saw it"
        mark = "ok" if self.is_as_it_should_be else "FAILS"
        lines = "".join(f"\n          {line}" for line in self.failures[:12])
        return f"{mark:7} {self.attack}: {self.tried} tried, {len(self.failures)} failures {self.note}{lines}"
