"""The reference files as a gazetteer for reading texts. Needs no database."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from netra.engine.places import Gazetteer, Name, NameKind, Region, built
from netra.registry import reference

_TABLE = tomllib.loads((reference.FOLDER / "gazetteer.toml").read_text(encoding="utf-8"))
_ALSO_SOMETHING_ELSE, _COMMON_SEATS, _NO_SUB_DISTRICTS, _DIRECTIONS = (
    frozenset(_TABLE[key].split()) for key in ("also_something_else", "common_seats", "no_sub_districts", "directions")
)


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """All regions with their names, other names, and the sub-districts that point to them."""
    regions = [Region(row.code, row.name, row.kind, row.parent or "") for row in reference.regions()]
    former = {row.code: row.region for row in reference.former_codes()}
    return built(regions, _names(), former)


def _names() -> Iterator[tuple[str, Name]]:
    taken = set()
    for row in reference.regions():
        taken.add(row.name.lower())
        yield from _both_ways(row.name, Name(row.code, NameKind.REGION, row.name.lower() in _ALSO_SOMETHING_ELSE))
        if "Kepulauan " in row.name:
            yield row.name.replace("Kepulauan ", "Kep "), Name(row.code, NameKind.REGION, False)
    for alias in reference.aliases():
        name = alias.alias.split(" (")[0]
        taken.add(name.lower())
        yield name, Name(alias.region, NameKind.ALIAS, name.lower() in _ALSO_SOMETHING_ELSE)
    for region, seat in reference.capitals():
        if seat.lower() not in taken:
            taken.add(seat.lower())
            yield from _both_ways(seat, Name(region, NameKind.CAPITAL, seat.lower() in _COMMON_SEATS))
    yield from _sub_districts(taken)


def _both_ways(written: str, name: Name) -> Iterator[tuple[str, Name]]:
    """A name of several words is also written as one: Lubuk Basung, Lubukbasung."""
    yield written, name
    if " " in written:
        yield written.replace(" ", ""), name


def _sub_districts(taken: set[str]) -> Iterator[tuple[str, Name]]:
    roots: dict[str, set[str]] = defaultdict(set)
    for row in reference.sub_districts():
        if row.name.lower() in taken or row.name.lower() in _NO_SUB_DISTRICTS:
            continue
        yield row.name, Name(row.region, NameKind.SUB_DISTRICT, True)
        words = row.name.split()
        if len(words) > 1 and words[-1].lower() in _DIRECTIONS:
            roots[" ".join(words[:-1])].add(row.region)
    for root, found in roots.items():
        if len(found) == 1 and root.lower() not in taken and len(root) > 3:
            yield root, Name(found.pop(), NameKind.SUB_DISTRICTS, True)
