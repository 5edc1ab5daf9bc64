"""Articles that were read in the practice world: one became an act of prevention, two wait for a decision."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from netra.campaigns.services import ActDraft, ReachDraft, SpeakerDraft
from netra.cases.services import Actor
from netra.domain.saying import day
from netra.practice.staging import JAKARTA
from netra.readings import services as readings
from netra.readings.services import Basis, Source
from netra.registry import queries as registry

TABLE = Path(__file__).parent / "readings.toml"
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def read_articles(people: Mapping[str, Actor], at: date) -> int:
    """Bring the articles in, each the day after it appeared; tells how many."""
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["text"]
    for order, row in enumerate(rows):
        _read(row, order, people[row["office"]], at - timedelta(days=row["ago"]))
    return len(rows)


def _read(row: Mapping[str, Any], order: int, by: Actor, on: date) -> None:
    words = {
        "{hari}": DAYS[on.weekday()],
        "{tanggal}": f"{on.day}/{on.month}/{on.year}",
        "{tanggal_panjang}": day(on).id,
    }
    text = str(row["text"]).strip()
    for name, said in words.items():
        text = text.replace(name, said)
    brought_on = on + timedelta(days=1)
    at = datetime.combine(brought_on, time(9, order), tzinfo=JAKARTA)
    source = Source(text=text, source=row["source"], published_on=on)
    reading = readings.take_text(source, by=by, on=brought_on, at=at).reading
    if "act" in row:
        basis = Basis(reading=reading, revision=reading.revision, form_key=f"latihan-bacaan-{order}")
        readings.confirm_act(basis, _draft(row["act"], row["source"], by, on), by=by, on=brought_on, at=at)


def _draft(act: Mapping[str, Any], source: str, by: Actor, on: date) -> ActDraft:
    office = registry.office(by.institution)
    return ActDraft(
        kind=act["kind"],
        title=act["title"],
        region=office.region,
        organiser=act["organiser"],
        organiser_office=office,
        venue=act["venue"],
        on=on,
        source=source,
        is_public=True,
        speakers=[SpeakerDraft(act["speaker"], act["post"], office.name)],
        reaches=[ReachDraft(audience=act["audience"], employment="ASN", people=act["people"], exactness="EXACT")],
    )
