"""Words that people gave days: for which posts they are used."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from netra.engine.screening.lexicon import Lexicon

_EPOCH = date(1970, 1, 1).toordinal()
_ALWAYS, _NEVER_ENDS = np.iinfo(np.int32).min, np.iinfo(np.int32).max
UNKNOWN_DAY = _ALWAYS  # of a row: every word is used


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of each pattern, in days since 1970; `are_set`: any pattern has one."""

    first: NDArray[np.int32]
    last: NDArray[np.int32]
    are_set: bool

    def hold(self, patterns: NDArray[np.int32], days: NDArray[np.int32]) -> NDArray[np.bool_]:
        """Whether each pattern is used for a post of its day; `UNKNOWN_DAY` uses all."""
        inside = (self.first[patterns] <= days) & (days <= self.last[patterns])
        return np.asarray(inside | (days == UNKNOWN_DAY), dtype=np.bool_)


def days_of(lexicon: Lexicon) -> Days:
    """The days of a lexicon's patterns."""
    first = [_since_epoch(one.starts_on, _ALWAYS) for one in lexicon.patterns]
    last = [_since_epoch(one.ends_on, _NEVER_ENDS) for one in lexicon.patterns]
    are_set = any(one.starts_on or one.ends_on for one in lexicon.patterns)
    return Days(np.array(first, np.int32), np.array(last, np.int32), are_set)


def _since_epoch(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal() - _EPOCH
