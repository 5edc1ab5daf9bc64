"""Which phase a day was for a contest, and which kinds of act a deed seen on it would touch, if the doer is bound.

Nothing is decided here about who the doer is. The codes are those of civil servants; what the deed is worth and whether
others are bound by other rules, a person says later.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from netra.domain.codes import Side
from netra.domain.rulebook import Catalogue
from netra.domain.timetable import PhaseName, UnknownElection
from netra.engine.screening.lexicon import ContestWords
from netra.engine.suggest.conduct import rulebook
from netra.engine.suggest.suggesting import STILL_ITS_OWN, place

QUIET_DAYS = timedelta(days=3)
# A verb of screening is a conduct of the rules that suggest codes for narratives; both take their codes from there.
_CONDUCTS: Final = {
    "post": "PROMOTE",
    "comment": "REACT",
    "like": "REACT",
    "share": "REACT",
    "follow": "REACT",
    "join": "REACT",
    "tag": "REACT",
}


@dataclass(frozen=True, slots=True)
class Touched:
    """`phase` is a `PhaseName`, empty where no day, contest or timetable is known; `codes` the likeliest first."""

    phase: str
    codes: tuple[str, ...]


NOTHING: Final = Touched("", ())


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """A catalogue as a key: two of one version are the same."""

    catalogue: Catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.catalogue.version == self.catalogue.version

    def __hash__(self) -> int:
        return hash(self.catalogue.version)


def touched(verb: str, on: date | None, contest: ContestWords | None, catalogue: Catalogue) -> Touched:
    """The phase of that contest on that day, and the kinds of act by the side of designation.

    On an unknown day the codes of both sides are given. Without a contest the election at hand decides, and the phase
    stays empty. Well after the vote a contest is over, and nothing is touched.
    """
    if contest is None:
        return _touched(verb, on, 0, "", None, None, _Known(catalogue))
    days = contest.designated_on, contest.polling_on
    return _touched(verb, on, contest.year, contest.region_code, *days, _Known(catalogue))


@lru_cache(maxsize=65_536)
def _touched(
    verb: str,
    on: date | None,
    year: int,
    region_code: str,
    designated_on: date | None,
    polling_on: date | None,
    known: _Known,
) -> Touched:
    if verb not in _CONDUCTS:
        return NOTHING
    if on is None:
        return Touched("", _codes(verb, None, Side.BEFORE, known) + _codes(verb, None, Side.AFTER, known))
    if not year:
        _, side = place(known.catalogue, on, region_code or None)
        return Touched("", _codes(verb, on, side, known))
    try:
        name, side = _place(on, year, designated_on, polling_on, known.catalogue)
    except UnknownElection:
        if designated_on is None:
            return NOTHING
        name, side = None, Side.AFTER if on >= designated_on else Side.BEFORE
    if polling_on is None and name is not None:
        polling_on = known.catalogue.timetables.election(year).final.polling_on
    if polling_on is not None and on - polling_on > STILL_ITS_OWN:
        return Touched(name.value if name else "", ())
    return Touched(name.value if name else "", _codes(verb, on, side, known))


def _place(
    on: date, year: int, designated_on: date | None, polling_on: date | None, catalogue: Catalogue
) -> tuple[PhaseName, Side]:
    """The phase by the national timetable, unless the contest has days of its own."""
    phase = catalogue.phase(year, on)
    name, side = phase.name, phase.side
    if designated_on is not None:
        own = Side.AFTER if on >= designated_on else Side.BEFORE
        if own is not side:
            name = PhaseName.DESIGNATED if own is Side.AFTER else PhaseName.AWAITING_DESIGNATION
        side = own
    if polling_on is not None and side is Side.AFTER:
        if on == polling_on:
            name = PhaseName.POLLING
        elif polling_on - QUIET_DAYS <= on < polling_on:
            name = PhaseName.QUIET
    return name, side


def _codes(verb: str, on: date | None, side: Side, known: _Known) -> tuple[str, ...]:
    codes = rulebook().conduct(_CONDUCTS[verb]).codes(side)
    return codes if on is None else tuple(code for code in codes if known.catalogue.cover(code, on).bases)
