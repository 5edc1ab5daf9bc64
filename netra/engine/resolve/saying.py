"""Evidence in words. Nothing here tells what only the register knows: words shown are the profile's own."""

from typing import Final

from netra.domain.words import Text
from netra.engine.resolve.comparing import AT, FEATURES, Facts
from netra.engine.resolve.people import Evidence, Kind, Level
from netra.engine.resolve.scorer import Scorer

_OF: Final = {
    Kind.NAME: ("name", "single", "turned"),
    Kind.NAME_NEAR: ("name_near", "slips", "near_known", "name_cut", "cut_words", "cut_known"),
    Kind.NAME_INITIAL: ("initials", "initial_bits"),
    Kind.NAME_WHOLE: ("whole",),
    Kind.NAME_LACKS: ("lacks", "lacks_more", "lacks_first"),
    Kind.NAME_OTHER: ("other", "other_bits"),
    Kind.PLACE: ("place", "place_same", "place_within"),
    Kind.PLACE_WIDE: ("place_wide",),
    Kind.PLACE_OTHER: ("place_other",),
    Kind.EMPLOYER: ("employer", "employer_same"),
    Kind.EMPLOYER_OTHER: ("employer_other",),
}
assert {name for names in _OF.values() for name in names} == set(FEATURES)


def evidence(facts: Facts, scorer: Scorer, region: str) -> tuple[Evidence, ...]:
    """Every piece that is there, in the order of `Kind`."""
    pieces = []
    for kind, names in _OF.items():
        if any(facts.values[AT[name]] for name in names if name not in ("single", "turned")):
            worth = sum(facts.values[AT[name]] * scorer.weights[AT[name]] for name in names)
            pieces.append(Evidence(kind, _words(kind, facts, region), round(worth, 2)))
    return tuple(pieces)


def _words(kind: Kind, facts: Facts, region: str) -> Text:
    match kind:
        case Kind.NAME:
            shown = ", ".join(facts.same)
            return Text(f"Kata nama yang sama: {shown}", f"Words of the name that agree: {shown}")
        case Kind.NAME_NEAR:
            shown = ", ".join(facts.near)
            return Text(f"Kata nama yang mirip: {shown}", f"Words of the name that nearly agree: {shown}")
        case Kind.NAME_INITIAL:
            shown = ", ".join(facts.initials)
            return Text(f"Huruf awal yang cocok: {shown}", f"First letters that fit: {shown}")
        case Kind.NAME_WHOLE:
            return Text("Seluruh nama sama", "The whole name agrees")
        case Kind.NAME_LACKS:
            count = int(facts.values[AT["lacks"]] + facts.values[AT["lacks_more"]])
            return Text(
                f"{count} kata dari nama di daftar pegawai tidak ada pada akun",
                f"{count} of the words of the name in the register are not shown by the account",
            )
        case Kind.NAME_OTHER:
            shown = ", ".join(facts.other)
            return Text(
                f"Kata nama yang tidak dikenal pada orang ini: {shown}", f"Not among this person's names: {shown}"
            )
        case Kind.PLACE:
            if facts.values[AT["place_within"]]:
                return Text(
                    "Pegawai provinsi tempat akun berada", "Serves the province in which the account's place lies"
                )
            return Text(f"Tempat sama ({region})", f"The place agrees ({region})")
        case Kind.PLACE_WIDE:
            return Text("Provinsi sama, kabupaten atau kota lain", "The province agrees, the regency or city does not")
        case Kind.PLACE_OTHER:
            return Text("Tempat berbeda", "The place differs")
        case Kind.EMPLOYER:
            shown = " ".join(facts.employer)
            return Text(f"Tempat kerja cocok: {shown}", f"The workplace fits: {shown}")
        case Kind.EMPLOYER_OTHER:
            return Text("Tempat kerja berbeda", "The workplace differs")


def why_not(level: Level, count: int, *, told: bool, clear: bool) -> Text | None:
    """Why nobody is named. `told`: place or employer speak for the likeliest; `clear`: that person is far ahead."""
    if level is Level.NAMED:
        return None
    people = "1 possible person" if count == 1 else f"{count} possible people"
    if level is Level.NOBODY:
        return Text("Tidak ada orang di daftar pegawai yang cocok.", "Nobody of the register fits.")
    if not told:
        return Text(
            f"{count} orang mungkin. Nama saja tidak menunjuk satu orang; perlu tempat atau tempat kerja.",
            f"{people}. A name alone points to nobody; place or workplace is needed.",
        )
    if not clear:
        return Text(
            f"{count} orang mungkin. Tempat dan tempat kerja tidak memisahkan mereka.",
            f"{people}. Place and workplace do not tell them apart.",
        )
    return Text(
        f"{count} orang mungkin. Bukti belum cukup untuk menyebut nama.",
        f"{people}. The evidence is not enough to name one.",
    )
