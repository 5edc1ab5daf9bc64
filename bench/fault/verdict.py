"""What a run of faults found."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Verdict:
    """`acknowledged` receipts were shown to somebody, `found` of them open their report with all its files afterwards.

    `refused` were told plainly that it did not work, `unsure` were cut off before an answer came; both sent the same
    form again and count among the acknowledged then.
    """

    name: str
    blows: int = 0
    acknowledged: int = 0
    found: int = 0
    refused: int = 0
    unsure: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return bool(self.acknowledged) and self.found == self.acknowledged and not self.wrong

    def __str__(self) -> str:
        mark = "ok" if self.is_whole else "LOST"
        numbers = f"{self.acknowledged} acknowledged, {self.found} found again, {self.refused} told that it failed"
        return f"{mark:5} {self.name}: {self.blows} blows; {numbers}, {self.unsure} cut off and sent again" + "".join(
            f"\n      {line}" for line in self.wrong[:10]
        )
