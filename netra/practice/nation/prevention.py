"""Agencies of the invented nation, and what offices did to tell them the rule: much here, little there."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from netra.campaigns.queries import PREVENTION
from netra.ledger import services as ledger
from netra.practice.nation.country import Place
from netra.practice.nation.rows import Row, Table, next_id, write
from netra.registry.queries import agency_key, all_regions

TABLE = Path(__file__).parent / "agencies.toml"
SOURCE = "dunia latihan"
KNOWN = 0.6  # share of regions whose agencies are in the register
SUB_DISTRICTS = 4
SHOWN = "33.19"  # where the practice people sit: some agencies there are left for them to find
LEFT_OVER = 10
AGENCIES = Table(
    "registry.Agency",
    ("id", "region", "name", "search_key", "abbreviation", "kind", "head_title", "email", "address")
    + ("headcount", "headcount_on", "source", "is_synthetic"),
)
ACTS = Table(
    "campaigns.Act",
    ("id", "ref", "form_key", "kind", "title", "region", "organiser", "organiser_office", "host", "venue", "on")
    + ("day_is_estimate", "election_year", "phase", "number", "binds", "text", "minutes", "recording_link")
    + ("recording_title", "questions", "material", "note", "source", "is_public", "cancelled_why", "institution")
    + ("recorded_by", "recorded_at", "revision"),
)
REACHES = Table("campaigns.Reach", ("id", "act", "agency", "audience", "employment", "people", "exactness", "wording"))
PARTIES = Table("campaigns.Party", ("id", "act", "position", "body", "role", "represented_by"))
ENTRIES = Table(
    "ledger.Entry",
    ("id", "subject_kind", "subject_id", "sequence", "event", "at", "on", "actor", "institution", "from_stage")
    + ("to_stage", "result", "basis", "refs", "catalogue", "text_hash", "form", "track_id", "salt", "hash"),
)
SEQUENCES = Table("ledger.Sequence", ("subject_kind", "subject_id", "last", "head"))
TABLES = (AGENCIES, ACTS, REACHES, PARTIES, ENTRIES)


@dataclass(frozen=True, slots=True)
class Known:
    """An agency of the register as far as the rest of the nation needs it."""

    id: int
    name: str
    headcount: int | None


@dataclass(slots=True)
class Prevention:
    """Rows of acts in the making."""

    at: datetime
    acts: list[Row] = field(default_factory=list)
    reaches: list[Row] = field(default_factory=list)
    parties: list[Row] = field(default_factory=list)
    entries: list[Row] = field(default_factory=list)


@cache
def table() -> Mapping[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def found_agencies(places: Sequence[Place], on: date) -> dict[str, list[Known]]:
    """Write the agencies of most regions into the register; answers with them by region."""
    regions = {region.code: region for region in all_regions()}
    number, rows = next_id(AGENCIES), []
    found: dict[str, list[Known]] = {}
    for place in places:
        chance = Random(f"agencies/{place.code}")  # noqa: S311  repeatable, not secret
        if chance.random() > KNOWN and place.code != SHOWN:
            continue
        mine: dict[str, Known] = {}
        for name, kind, short, head, staff in _agencies(place, chance):
            key = agency_key(name, regions[place.code])
            if key in mine:
                continue
            count = round(staff * chance.uniform(0.6, 1.5)) if chance.random() < 0.8 else None
            email = f"{short.lower().replace(' ', '')}@{place.code}.latihan.invalid" if short and kind == "OPD" else ""
            counted = on - timedelta(days=200) if count else None
            mine[key] = Known(number, name, count)
            row = (number, place.code, name, key, short, kind, head, email, "", count, counted, SOURCE, True)
            rows.append(row)
            number += 1
        found[place.code] = list(mine.values())
    write(AGENCIES, rows)
    return found


def names_known() -> dict[str, list[str]]:
    """The names of agencies in the register, by region."""
    found: dict[str, list[str]] = {}
    for region, name in AGENCIES.model._default_manager.order_by("id").values_list("region_id", "name"):
        found.setdefault(region, []).append(name)
    return found


def _agencies(place: Place, chance: Random) -> list[tuple[str, str, str, str, int]]:
    rows = [
        (row["name"], row.get("kind", "OPD"), row.get("short", ""), row["head"], row["staff"])
        for row in table()["agency"]
    ]
    count = min(SUB_DISTRICTS, len(place.sub_districts))
    near = chance.sample(place.sub_districts, count)
    return [*rows, *((f"Kecamatan {name}", "SUBDISTRICT", "", "Camat", 24) for name in near)]


def tell(agencies: Mapping[str, Sequence[Known]], places: Sequence[Place], at: datetime, polling_on: date) -> int:
    """Record what offices did in the months before; tells how many acts. Some regions reached all, some nobody."""
    made = Prevention(at)
    numbers = {table.label: next_id(table) for table in TABLES}
    for place in places:
        mine = agencies.get(place.code, ())
        chance = Random(f"prevention/{place.code}")  # noqa: S311  repeatable, not secret
        effort = chance.choices((0.0, 0.35, 0.75, 1.0), (25, 30, 30, 15))[0] if mine else 0.0
        if place.code == SHOWN:
            mine, effort = mine[:-LEFT_OVER], 1.0
        for row in table()["act"]:
            if chance.random() < effort:
                _hold(row, place, mine, effort, made, numbers, polling_on, chance)
    write(ACTS, made.acts)
    write(REACHES, made.reaches)
    write(PARTIES, made.parties)
    write(SEQUENCES, [(PREVENTION, entry[2], 1, entry[-1]) for entry in made.entries])
    write(ENTRIES, made.entries)
    return len(made.acts)


def _hold(
    row: Mapping[str, Any],
    place: Place,
    agencies: Sequence[Known],
    effort: float,
    made: Prevention,
    numbers: dict[str, int],
    polling_on: date,
    chance: Random,
) -> None:
    on = made.at.date() - timedelta(days=int(chance.triangular(2, 330, 40)))
    when = datetime.combine(on, time(2, chance.randrange(60)), tzinfo=UTC)
    act = numbers[ACTS.label]
    numbers[ACTS.label] += 1
    region = place.full_name
    told = {name: str(row.get(name, "")).format(region=region, n=10 + act % 80) for name in _WORDS}
    organiser = str(row.get("organiser", "Bawaslu {region}")).format(region=region)
    is_own = "organiser" not in row
    recorded = (place.office, "latihan", when, 1)
    made.acts.append(
        (act, _ref(chance), str(UUID(int=chance.getrandbits(128))), row["kind"], told["title"], place.code, organiser)
        + (place.office if is_own else None, "", told["venue"], on, False, None, _phase(on, polling_on))
        + (told["number"], row.get("binds", []), told["text"], told["minutes"], "", "", told["questions"])
        + (told["material"], "", SOURCE, chance.random() < 0.7, "", *recorded)
    )
    for position, body in enumerate(row.get("parties", ())):
        made.parties.append((numbers[PARTIES.label], act, position, body, "", ""))
        numbers[PARTIES.label] += 1
    for agency in agencies:
        if chance.random() < row["share"] * min(1, effort + 0.15):
            people = None if agency.headcount is None else round(agency.headcount * chance.uniform(0.15, 0.95))
            exactness = chance.choice(("LIST", "EXACT", "ESTIMATE")) if people is not None else ""
            made.reaches.append((numbers[REACHES.label], act, agency.id, "", "ASN", people, exactness, ""))
            numbers[REACHES.label] += 1
    refs = {"kind": row["kind"]}
    entry: Row = (PREVENTION, act, 1, "PREVENTION_RECORDED", when, on, "latihan", place.office)
    entry = (*entry, "", "", "", [], refs, "", "", ledger.FORM, None)
    (link,) = ledger.links([dict(zip(ENTRIES.columns[1:-2], entry, strict=True))])
    made.entries.append((numbers[ENTRIES.label], *entry, *link))
    numbers[ENTRIES.label] += 1


_WORDS = ("title", "venue", "number", "text", "minutes", "questions", "material")
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def _ref(chance: Random) -> str:
    return "".join(chance.choices(ALPHABET, k=8))


def _phase(on: date, polling_on: date) -> str:
    """What the day was before the votes of the practice world."""
    left = (polling_on - on).days
    return "DESIGNATED" if left <= 66 else "AWAITING_DESIGNATION"
