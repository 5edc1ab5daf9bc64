"""Find a region by whatever people call it.

The index is built once per process from the tables and rebuilt when their size changes (a load, a new alias).
"""

import difflib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from netra.registry.models import AliasKind, FormerCode, Region, RegionAlias, SubDistrict
from netra.registry.names import as_code, asked
from netra.registry.queries.held import Stamp, regions_by_code, stamp

# A mistyped letter or two; "Boyolai" and "Semarnag" pass, "Tegal" for "Tuban" does not.
_ALIKE = 0.78
_SHORTEST_TYPO = 4
_SHORTEST_BEGINNING = 2


@dataclass(frozen=True, slots=True)
class RegionHit:
    """A region that may be meant. `matched` is the name it was found by; `exact` if that is what was typed."""

    code: str
    name: str
    kind: str
    province: str
    matched: str
    score: float
    exact: bool

    @property
    def label(self) -> str:
        """Name and province, unmistakable in a list: "Kota Bandung, Jawa Barat"."""
        return f"{self.name}, {self.province}" if self.province else self.name


@dataclass(frozen=True, slots=True)
class SubDistrictHit:
    """A sub-district of the name asked for, and the region it lies in."""

    code: str
    name: str
    region_code: str
    region_label: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One name of one region. `only_as` binds an old name to its kind ("Kabupaten Pontianak" is not the city)."""

    key: str
    words: tuple[str, ...]
    code: str
    shown: str
    only_as: str | None = None


@dataclass(frozen=True, slots=True)
class _Index:
    """`beginnings` are the keys and words of all names in order, each with the number of its entry."""

    entries: tuple[_Entry, ...]
    keys: frozenset[str]
    hits: dict[str, RegionHit]
    beginnings: tuple[tuple[str, int], ...]

    def beginning_with(self, key: str) -> list[_Entry]:
        """The names that begin with this, or one of whose words does."""
        found: set[int] = set()
        for place in range(bisect_left(self.beginnings, (key, -1)), len(self.beginnings)):
            word, number = self.beginnings[place]
            if not word.startswith(key):
                break
            found.add(number)
        return [self.entries[number] for number in sorted(found)]


def find_regions(text: str, limit: int = 8) -> list[RegionHit]:
    """Regions meant by a name, alias, former name or code, best first; typing errors are tolerated modestly.

    A name that several regions bear gives all of them ("Bandung": the city and the regency), unless a word such as
    "Kota" tells them apart. Empty or unrecognisable text gives an empty list.
    """
    index = _index_now()
    by_code = _by_code(text, index)
    if by_code:
        return by_code
    wanted = asked(text)
    if not wanted.key:
        return []
    # A name that is known was not mistyped: look for slips only when it is not.
    with_slips = wanted.key not in index.keys
    best: dict[str, RegionHit] = {}
    for entry in index.entries if with_slips else index.beginning_with(wanted.key):
        score = _score(wanted.key, entry, with_slips=with_slips)
        if score == 0 or (entry.only_as is not None and entry.only_as != wanted.kind):
            continue
        hit = index.hits[entry.code]
        told_apart = wanted.kind is None or wanted.kind == hit.kind
        score = score if told_apart else score * 0.8
        known = best.get(entry.code)
        if known is None or known.score < score:
            best[entry.code] = RegionHit(
                code=hit.code,
                name=hit.name,
                kind=hit.kind,
                province=hit.province,
                matched=entry.shown,
                score=round(score, 3),
                exact=score == 1,
            )
    ranked = sorted(best.values(), key=lambda hit: (-hit.score, hit.name, hit.code))
    exact = [hit for hit in ranked if hit.exact]
    # Who typed a whole name wants that region; near misses would only distract, beginnings may help.
    return (exact + [hit for hit in ranked if not hit.exact and hit.score >= 0.8] if exact else ranked)[:limit]


def find_sub_districts(text: str, limit: int = 8) -> list[SubDistrictHit]:
    """Sub-districts of exactly this name (spacing and case aside), for people who know no other."""
    key = asked(text.casefold().removeprefix("kecamatan ").removeprefix("kec. ").removeprefix("distrik ")).key
    if not key:
        return []
    hits = _index_now().hits
    found = SubDistrict.objects.filter(search_key=key).order_by("code")[:limit]
    return [SubDistrictHit(row.code, row.name, row.region_id, hits[row.region_id].label) for row in found]


def region_names() -> list[str]:
    """Every region's unmistakable label, by code: what a list of suggestions holds."""
    return [hit.label for hit in _index_now().hits.values()]


def _score(key: str, entry: _Entry, *, with_slips: bool) -> float:
    if key == entry.key:
        return 1.0
    if len(key) >= _SHORTEST_BEGINNING and entry.key.startswith(key):
        return 0.8 + 0.15 * len(key) / len(entry.key)
    if len(key) >= _SHORTEST_TYPO and any(word.startswith(key) for word in entry.words):
        return 0.75
    if (
        not with_slips
        or len(key) < _SHORTEST_TYPO
        or len(entry.key) < _SHORTEST_TYPO
        or abs(len(key) - len(entry.key)) > 3
    ):
        return 0.0
    matcher = difflib.SequenceMatcher(None, key, entry.key, autojunk=False)
    if matcher.real_quick_ratio() < _ALIKE or matcher.quick_ratio() < _ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio * 0.75 if ratio >= _ALIKE else 0.0


def _by_code(text: str, index: _Index) -> list[RegionHit]:
    code = as_code(text)
    if code is None:
        return []
    entry = index.hits.get(code)
    if entry is not None:
        return [entry]
    former = FormerCode.objects.filter(pk=code).first()
    return [] if former is None else [index.hits[former.region_id]]


def _index_now() -> _Index:
    return _index(stamp())


@lru_cache(maxsize=2)
def _index(at: Stamp) -> _Index:
    """The index of the tables of this size; `at` is the key of the cache."""
    regions = list(regions_by_code(at).values())
    hits = {
        region.code: RegionHit(
            code=region.code,
            name=region.full_name,
            kind=region.kind,
            province=region.parent.name if region.parent is not None else "",
            matched=region.full_name,
            score=1.0,
            exact=True,
        )
        for region in regions
    }
    entries = [*_names(regions), *_alias_entries(RegionAlias.objects.order_by("pk"))]
    words = {(word, number) for number, entry in enumerate(entries) for word in (entry.key, *entry.words)}
    return _Index(
        entries=tuple(entries),
        keys=frozenset(entry.key for entry in entries),
        hits=hits,
        beginnings=tuple(sorted(words)),
    )


def _names(regions: Iterable[Region]) -> Iterable[_Entry]:
    for region in regions:
        name = asked(region.name)
        yield _Entry(name.key, name.words, region.code, region.full_name)
        if region.parent is not None:
            # As suggestions write it: "Kota Bandung, Jawa Barat".
            long = asked(f"{region.name} {region.parent.name}")
            yield _Entry(long.key, name.words, region.code, region.full_name)


def _alias_entries(aliases: Iterable[RegionAlias]) -> Iterable[_Entry]:
    for alias in aliases:
        name = asked(alias.alias)
        only_as = name.kind if alias.kind == AliasKind.OLD_NAME else None
        yield _Entry(name.key, name.words, alias.region_id, alias.alias, only_as)
