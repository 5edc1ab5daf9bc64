"""Weights of evidence learned from what readers settled: tried on what they have not seen, kept only if better there,
undone in one step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log2

from netra.engine.resolve import Index, Level, Profile, Scorer, resolve, verdict
from netra.engine.resolve.fitting import fit
from netra.personnel.queries.index import current_index, current_scorer, scorer_before, scorer_file

FEWEST = 50  # settled accounts, at least a fifth of them of either kind: somebody's of the register, and nobody's
FOLDS = 5
_FLOOR = 2.0**-20  # what a person weighs who was not even considered
_CONSIDERED = 100


@dataclass(frozen=True, slots=True)
class Settled:
    """What an account says of itself, and who it turned out to be: a person of the register, or nobody of it."""

    profile: Profile
    employee: int | None


class TooFew(ValueError):
    """There is not enough to learn from yet, or no register to learn in."""

    def __init__(self, found: int, rarer: int) -> None:
        super().__init__(found, rarer)
        self.found, self.rarer = found, rarer


@dataclass(frozen=True, slots=True)
class ScorerTrial:
    """On accounts not learned from: bits lost on the truth, the mean of all, and how many people were named wrongly."""

    accounts: int
    used: float
    learned: float
    used_wrong: int
    learned_wrong: int

    @property
    def is_better(self) -> bool:
        return self.learned < self.used and self.learned_wrong <= self.used_wrong


def train_scorer(settled: Iterable[Settled]) -> ScorerTrial:
    """Learn weights; they are in use afterwards where the trial says they are better. Raises `TooFew`."""
    lessons = list(settled)
    known = sum(one.employee is not None for one in lessons)
    rarer = min(known, len(lessons) - known)
    index = current_index()
    if index is None or len(lessons) < FEWEST or rarer < FEWEST // 5:
        raise TooFew(len(lessons), rarer)
    used = current_scorer()
    trial = _tried(lessons, index, used)
    if trial.is_better:
        _keep(_learned(lessons, index, used))
    return trial


def back_scorer() -> bool:
    """One step back, to the weights in use before; whether there was one."""
    if scorer_before().exists():
        scorer_before().replace(scorer_file())
        return True
    had = scorer_file().exists()
    scorer_file().unlink(missing_ok=True)
    return had


def _keep(scorer: Scorer) -> None:
    new = scorer_file().with_suffix(".new")
    scorer.save(new)
    if scorer_file().exists():
        scorer_file().replace(scorer_before())
    new.replace(scorer_file())


def _learned(lessons: Sequence[Settled], index: Index, used: Scorer) -> Scorer:
    verdicts = (verdict(one.profile, index, one.employee) for one in lessons)
    return fit(used, verdicts, source=f"{len(lessons)} settled accounts")


def _tried(lessons: Sequence[Settled], index: Index, used: Scorer) -> ScorerTrial:
    bits, wrong = [0.0, 0.0], [0, 0]
    for fold in range(FOLDS):
        asked = [one for number, one in enumerate(lessons) if number % FOLDS == fold]
        told = [one for number, one in enumerate(lessons) if number % FOLDS != fold]
        for at, scorer in enumerate((used, _learned(told, index, used))):
            for one in asked:
                lost, is_wrong = _lost(one, index, scorer)
                bits[at] += lost
                wrong[at] += is_wrong
    total = len(lessons)
    return ScorerTrial(total, bits[0] / total, bits[1] / total, wrong[0], wrong[1])


def _lost(one: Settled, index: Index, scorer: Scorer) -> tuple[float, bool]:
    """Bits lost on the truth about one account, and whether somebody else was named."""
    found = resolve(one.profile, index, scorer, limit=_CONSIDERED)
    shares = {person.id: person.probability for person in found.people}
    truth = 1 - sum(shares.values()) if one.employee is None else shares.get(one.employee, 0.0)
    named = found.people[0].id if found.level is Level.NAMED else None
    return -log2(max(truth, _FLOOR)), named is not None and named != one.employee
