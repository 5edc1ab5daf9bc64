"""Who is reported in the invented nation, for what, and how it was told."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from netra.domain.codes import PersonStatus, Route
from netra.domain.loading import load
from netra.practice.names import area_of, nip, vocabulary
from netra.practice.nation.country import Place

TABLE = Path(__file__).parent / "nation.toml"
EMPLOYED = frozenset({"PNS", "PPPK", "CPNS", "PPNPN", "ACTING_VILLAGE_HEAD"})
NUMBERED = frozenset({"PNS", "CPNS", "ACTING_VILLAGE_HEAD"})


@dataclass(frozen=True, slots=True)
class Reported:
    """A reported person as the file knows them; `routes` are the lawful first destinations."""

    name: str
    status: str
    nip: str
    position: str
    agency: str
    employer: str | None
    act: str
    routes: tuple[str, ...]


@cache
def table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def name(region_code: str, chance: Random) -> str:
    """An invented name as heard in the region: three words of the house's vocabulary, none of which is a surname."""
    words = vocabulary()[area_of(region_code)]
    sex = "mf"[chance.random() < 0.35]
    return f"{chance.choice(words[sex])} {chance.choice(table()['names']['middle'])} {chance.choice(words['last'])}"


def draw(
    place: Place, chance: Random, *, key: str, on: date, late: bool, watched: bool, agencies: Sequence[str]
) -> Reported:
    """Somebody of this place under the law of the day `on`.

    `late`: pairs have been designated; `watched`: the one who holds the office.
    """
    rows = _rows(watched)
    who = chance.choices(rows, [row["weight"] for row in rows])[0]
    status = who["status"]
    posts = table()["posts"][status]
    title, kind, _weight = chance.choices(posts, [post[2] for post in posts])[0]
    employed = status in EMPLOYED
    named = status != "UNKNOWN" and chance.random() < 0.94
    act = chance.choice(who["acts" if late else "early"])
    return Reported(
        name=name(place.code, chance) if named else "",
        status=status,
        nip=nip("m", key) if named and status in NUMBERED else "",
        position=title,
        agency=_agency(kind, agencies, chance) if employed else "",
        employer=place.offices["PPK"] if employed else None,
        act=act,
        routes=tuple(route for route in routes(act, status, on) if _reachable(route, place)),
    )


@cache
def _rows(watched: bool) -> list[dict[str, Any]]:
    return [row for row in table()["who"] if (row["status"] == "HEAD_OF_REGION") == watched or not watched]


@cache
def routes(act: str, status: str, on: date) -> tuple[str, ...]:
    """Where the law of the day sends this kind of act of such a person."""
    found = load().routes_for(act, PersonStatus(status), on)
    return tuple(route.value for route in found if route is not Route.NONE)


def _reachable(route: str, place: Place) -> bool:
    return route not in {"REGENT", "GAKKUMDU", "KPU"} or route in place.offices


def _agency(kind: str, agencies: Sequence[str], chance: Random) -> str:
    """The name of an agency as the office wrote it; now and then it was left out."""
    if not agencies or chance.random() < 0.12:
        return ""
    fitting = [one for one in agencies if _fits(kind, one)]
    return chance.choice(fitting or agencies)


@cache
def _fits(kind: str, agency: str) -> bool:
    words = {
        "sekolah": ("SD ", "SMP ", "SMA "),
        "camat": ("Kecamatan",),
        "setda": ("Sekretariat",),
        "badan": ("Badan",),
    }
    return agency.startswith(words.get(kind, (kind.capitalize(),)))


def told(act: str, reported: Reported, place: Place, where: str, chance: Random) -> str:
    """The account of the case, in somebody's plain words."""
    lines = table()["told"].get(act[:1], table()["told"]["B"])
    post = reported.position or "Seseorang yang belum dikenali"
    line = chance.choice(lines).format(post=post[:1].lower() + post[1:], place=where, region=place.name, day="")
    return str(line[:1].upper() + line[1:])
