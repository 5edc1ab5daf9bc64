"""Numbers of letters, from an office's own register: its pattern and its next number, never one of ours."""

import re
from datetime import date

LONGEST = 80
NUMBER, MONTH, YEAR = "{nomor}", "{bulan}", "{tahun}"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


class BadPattern(ValueError):
    """A pattern without a place for the number, or with an unknown place; `why` is "missing", "unknown" or "long"."""

    def __init__(self, why: str, what: str = "") -> None:
        super().__init__(f"{why} {what}".strip())
        self.why, self.what = why, what


def numbers(pattern: str, *, first: str, count: int, on: date) -> list[str]:
    """So many numbers, counted on from the first; leading zeros are kept. Raises `BadPattern`.

    >>> numbers("{nomor}/K/{bulan}/{tahun}", first="009", count=2, on=date(2024, 8, 20))
    ['009/K/VIII/2024', '010/K/VIII/2024']
    """
    if NUMBER not in pattern:
        raise BadPattern("missing", NUMBER)
    unknown = set(re.findall(r"\{[^{}]*\}", pattern)) - {NUMBER, MONTH, YEAR}
    if unknown:
        raise BadPattern("unknown", sorted(unknown)[0])
    dated = pattern.replace(MONTH, _ROMAN[on.month - 1]).replace(YEAR, str(on.year))
    made = [dated.replace(NUMBER, str(int(first) + place).zfill(len(first))) for place in range(count)]
    if any(len(one) > LONGEST for one in made):
        raise BadPattern("long")
    return made
