"""How a worker comes by its screener: a small description that travels, and the thing that is made from it once."""

from collections.abc import Callable, Mapping
from typing import Protocol, runtime_checkable

import pyarrow as pa

from netra.domain.words import Text

Screening = Callable[[pa.RecordBatch], pa.RecordBatch]  # ACTIVITIES to FLAGS


class CannotRun(Exception):
    """A run that cannot be begun, or cannot go on, with what is wrong and what to do, in both languages."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


@runtime_checkable
class Recipe(Protocol):
    """Picklable, and equal wherever it travels."""

    @property
    def versions(self) -> Mapping[str, str]:
        """What the result depends on besides the input: engine, lexicon, model, catalogue, contest."""

    def make(self) -> Screening:
        """The screener; made once in every process."""


_MADE: dict[Recipe, Screening] = {}


def made(recipe: Recipe) -> Screening:
    """The screener of a recipe, kept for the next piece; a process that gets another recipe forgets the first."""
    found = _MADE.get(recipe)
    if found is None:
        _MADE.clear()
        found = _MADE[recipe] = recipe.make()
    return found
