"""Names of regions for the lexicon, from the reference files; needs no database."""

from collections import defaultdict
from functools import lru_cache

from netra.engine.places import NameKind
from netra.engine.screening.building import Places
from netra.registry import queries as registry

_OWN = frozenset({NameKind.REGION, NameKind.ALIAS})


@lru_cache(maxsize=1)
def places() -> Places:
    """Code of a region to its names, the official one first."""
    table = registry.gazetteer()
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
    table = registry.gazetteer()
    return tuple(
        " ".join(words) for words, names in table.names.items() if not any(name.kind in _OWN for name in names)
    )
