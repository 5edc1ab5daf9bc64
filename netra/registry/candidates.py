"""The pairs of an election year and the names of regions, from the reference files, as screening takes them.

Needs no database. A site that has one knows more: days of single contests, parties, incumbents, words people added.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from netra.engine.places import NameKind
from netra.engine.screening.building import Places
from netra.engine.screening.candidates import CandidateRow, key_of
from netra.registry import reference
from netra.registry.gazetteer import gazetteer

_YEAR = 2024  # of the one list of pairs there is
_OWN = frozenset({NameKind.REGION, NameKind.ALIAS})


def years() -> tuple[int, ...]:
    """Elections whose pairs are known."""
    return (_YEAR,)


def candidate_rows(year: int) -> Iterator[CandidateRow]:
    """Every pair of a year, by region and number; nothing for a year whose pairs are not known."""
    if year != _YEAR:
        return
    days = {row.region: row.polling_on for row in reference.contests() if row.year == year and row.round == 1}
    for pair in sorted(reference.pairs_2024(), key=lambda row: (row.region, row.ballot_no)):
        yield CandidateRow(
            contest=key_of(year, pair.region),
            ballot_no=pair.ballot_no,
            names=tuple(name for name in (pair.head_name, pair.deputy_name) if name),
            is_blank_box=pair.is_blank_box,
            year=year,
            region_code=pair.region,
            polling_on=days.get(pair.region),
        )


@lru_cache(maxsize=1)
def places() -> Places:
    """Code of a region to its names, the official one first."""
    table = gazetteer()
    found: dict[str, list[str]] = defaultdict(list)
    for code, region in table.regions.items():
        found[code].append(region.name)
    for words, names in table.names.items():
        for name in names:
            if name.kind is NameKind.ALIAS:
                found[name.code].append(" ".join(words))
    return {code: tuple(dict.fromkeys(names)) for code, names in found.items()}


@lru_cache(maxsize=1)
def also_places() -> tuple[str, ...]:
    """Seats of regencies and sub-districts: they point to no contest here, but a name like theirs needs company."""
    table = gazetteer()
    return tuple(
        " ".join(words) for words, names in table.names.items() if not any(name.kind in _OWN for name in names)
    )
