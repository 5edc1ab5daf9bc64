"""How names of agencies are compared within one region: case, marks, "dan" and the region's own name do not matter."""

import re

from netra.registry.models import Region, RegionKind

_MARKS = re.compile(r"[^0-9a-z]+")
_KIND_WORDS = {
    RegionKind.PROVINCE: ("provinsi", "propinsi", "prov"),
    RegionKind.REGENCY: ("kabupaten", "kab"),
    RegionKind.CITY: ("kota", "kotamadya"),
}
# "Kecamatan Kota Kediri" is the sub-district called Kota Kediri, not some sub-district of the city.
_NEEDS_A_NAME = frozenset({"kecamatan", "distrik", "kapanewon", "kemantren", "kelurahan", "desa", "kec"})


def agency_key(text: str, place: Region) -> str:
    """The form in which the name of an agency of `place` is kept for comparison; empty for a name without letters.

    "Dinas Pendidikan & Kebudayaan Kab. Kudus" and "dinas pendidikan dan kebudayaan" are one in Kudus.
    """
    words = [word for word in _MARKS.sub(" ", text.casefold()).split() if word != "dan"]
    return "".join(_without_place(words, place))


def _without_place(words: list[str], place: Region) -> list[str]:
    own = [word for word in _MARKS.sub(" ", place.name.casefold()).split() if word != "dan"]
    for kind in _KIND_WORDS[RegionKind(place.kind)]:
        tail = [kind, *own]
        rest = words[: -len(tail)]
        if words[-len(tail) :] == tail and rest and not (len(rest) == 1 and rest[0] in _NEEDS_A_NAME):
            return rest
    return words
