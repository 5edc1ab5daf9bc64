"""An office's own way of numbering letters: a pattern with places for the counter, the month in Roman and the year."""

import re
from datetime import date
from enum import StrEnum

from netra.documents.word_numbers import roman

LONGEST = 80
NUMBER, MONTH, YEAR = "{nomor}", "{bulan}", "{tahun}"


class Restart(StrEnum):
    """When the counter begins again at one."""

    YEAR = "YEAR"
    MONTH = "MONTH"
    NEVER = "NEVER"


class BadPattern(ValueError):
    """A pattern that cannot number letters; `why` is "missing", "unknown", "long" or "repeats", `what` the place."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(f"{why} {what}".strip())
        self.why, self.what = why, what


def check_pattern(pattern: str, restart: Restart) -> None:
    """Raises `BadPattern`. A counter that begins again needs the year, or month and year: numbers would come twice."""
    if pattern.count(NUMBER) != 1:
        raise BadPattern("missing", NUMBER)
    unknown = set(re.findall(r"\{[^{}]*\}", pattern)) - {NUMBER, MONTH, YEAR}
    if unknown:
        raise BadPattern("unknown", sorted(unknown)[0])
    for needed in {Restart.YEAR: (YEAR,), Restart.MONTH: (MONTH, YEAR), Restart.NEVER: ()}[restart]:
        if needed not in pattern:
            raise BadPattern("repeats", needed)
    if len(pattern) > LONGEST - 12 or re.search(r"[\x00-\x1f]", pattern):
        raise BadPattern("long")


def written(pattern: str, counter: int, *, digits: int, on: date) -> str:
    """
    >>> written("{nomor}/CONTOH/{bulan}/{tahun}", 7, digits=3, on=date(2024, 8, 20))
    '007/CONTOH/VIII/2024'
    """
    dated = pattern.replace(MONTH, roman(on.month)).replace(YEAR, str(on.year))
    return dated.replace(NUMBER, str(counter).zfill(digits))


def period_of(restart: Restart, on: date) -> str:
    """Within which the counter counts on.

    >>> period_of(Restart.MONTH, date(2024, 8, 20)), period_of(Restart.YEAR, date(2024, 8, 20))
    ('2024-08', '2024')
    """
    return {Restart.YEAR: f"{on:%Y}", Restart.MONTH: f"{on:%Y-%m}", Restart.NEVER: ""}[restart]
