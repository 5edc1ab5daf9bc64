"""The reference files as a gazetteer for reading texts. Needs no database."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from netra.engine.places import Gazetteer, Name, NameKind, Region, built
from netra.registry import reference

# Also an ordinary word, a person's name, a family name or another institution: counted only with context.
_ALSO_SOMETHING_ELSE = frozenset(
    [
        "toba",
        "mitra",
        "pali",
        "palas",
        "tala",
        "tuba",
        "mabar",
        "solo",
        "selayar",
        "batang",
        "buru",
        "batu",
        "malang",
        "landak",
        "sampang",
        "serang",
        "padang",
        "bone",
        "bima",
        "banjar",
        "ende",
        "karo",
        "pati",
        "dairi",
        "nad",
        "kkr",
        "ksb",
        "kbb",
        "sbd",
        "klu",
        "ktt",
        "sbt",
        "mtb",
        "kkt",
        "mbd",
        "pbd",
        "siantar",
        "matra",
        "sigi",
        "demak",
        "lebak",
        "sabang",
        "tegal",
        "kaur",
        "madina",
        "jaya",
        "tebo",
        "bungo",
        "puncak",
        "supiori",
        "biak",
        "asmat",
        "sorong",
        "kupang",
        "kediri",
        "solok",
        "nias",
        "muba",
        "oki",
        "kota",
        "belu",
        "alor",
        "sikka",
        "jayapura",
        "sarmi",
        "tala",
        "balut",
        "sula",
        "touna",
        "morut",
        "gumas",
        "barut",
        "penajam",
        "papua",
        "maluku",
    ]
)
_NOT_CAPABLE = frozenset(
    [
        "kota",
        "pusat",
        "timur",
        "barat",
        "utara",
        "selatan",
        "tengah",
        "kepulauan",
        "baru",
        "raya",
        "jaya",
        "hulu",
        "hilir",
    ]
)
_DIRECTIONS = frozenset(
    [
        "utara",
        "selatan",
        "timur",
        "barat",
        "tengah",
        "kota",
        "baru",
        "hulu",
        "hilir",
        "ilir",
        "ulu",
        "dalam",
        "luar",
        "raya",
        "jaya",
        "laut",
        "darat",
        "atas",
        "bawah",
        "tenggara",
        "induk",
        "daya",
        "tua",
        "lama",
        "satu",
        "dua",
        "i",
        "ii",
        "iii",
        "iv",
        "v",
    ]
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
        yield row.name, Name(row.code, NameKind.REGION, row.name.lower() in _ALSO_SOMETHING_ELSE)
        if "Kepulauan " in row.name:
            yield row.name.replace("Kepulauan ", "Kep "), Name(row.code, NameKind.REGION, False)
    for alias in reference.aliases():
        name = alias.alias.split(" (")[0]
        taken.add(name.lower())
        yield name, Name(alias.region, NameKind.ALIAS, name.lower() in _ALSO_SOMETHING_ELSE)
    yield from _sub_districts(taken)


def _sub_districts(taken: set[str]) -> Iterator[tuple[str, Name]]:
    roots: dict[str, set[str]] = defaultdict(set)
    for row in reference.sub_districts():
        if row.name.lower() in taken or row.name.lower() in _NOT_CAPABLE:
            continue
        yield row.name, Name(row.region, NameKind.SUB_DISTRICT, True)
        words = row.name.split()
        if len(words) > 1 and words[-1].lower() in _DIRECTIONS:
            roots[" ".join(words[:-1])].add(row.region)
    for root, found in roots.items():
        if len(found) == 1 and root.lower() not in taken and len(root) > 3:
            yield root, Name(found.pop(), NameKind.SUB_DISTRICTS, True)
