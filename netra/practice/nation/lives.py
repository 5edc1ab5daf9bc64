"""Many invented cases, as rows that look as if the services had written them.

Stage and marks follow the table, numbers in the ledger run from 1, clocks start and stop where the table says, and a
clock that ran out is an event. Nothing lies after the moment of the setting.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import count
from math import exp
from random import Random

from netra.domain.loading import load
from netra.ledger import services as ledger
from netra.lib.chains import SALT
from netra.practice.nation import people
from netra.practice.nation.country import Place
from netra.practice.nation.files import File, Happening, zone_named
from netra.practice.nation.life import Life, Setting
from netra.practice.nation.tables import (
    CASES,
    CLOCKS,
    ENTRIES,
    PAPERS,
    PEOPLE,
    REPORTS,
    SEQUENCES,
    TRACKS,
    Harvest,
)

CASE = "CASE"
HAND = "latihan"  # who the ledger says did it: nobody who can sign in
MONTHS_BACK = 425  # days of history, some fourteen months


@dataclass(frozen=True, slots=True)
class Nation:
    """Makes cases; the same seed, setting and places give the same ones."""

    places: Sequence[Place]
    setting: Setting
    seed: str = "nation"

    def cases(self, count: int, harvest: Harvest, first: int = 0) -> None:
        """Add the rows of so many cases to the harvest, in the order they came in; `first` numbers their keys."""
        today = self.setting.at.date()
        chance = Random(f"{self.seed}/{first}/{today}")  # noqa: S311  repeatable, not secret
        shares = [place.weight for place in self.places]
        drawn = [(self._day(place, today, chance), place) for place in chance.choices(self.places, shares, k=count)]
        drawn.sort(key=lambda pair: (pair[0], pair[1].code))
        for n, (day, place) in enumerate(drawn, start=first):
            life = Life(self.setting, place, day, f"{self.seed}/{n}")
            keep(life, life.live(), harvest)

    def _day(self, place: Place, today: date, chance: Random) -> date:
        """A day of receipt; there are more of them the nearer polling day is, or fewer where the slope falls."""
        polling = (self.setting.polling_on - today).days
        while True:
            back = chance.randrange(1, MONTHS_BACK)
            strength = exp(-(back + polling) / 95 * place.slope) if place.slope >= 0 else 1 - exp(-back / 120)
            if chance.random() < 0.12 + 0.88 * strength:
                return today - timedelta(days=back)


def keep(life: Life, file: File, harvest: Harvest) -> None:
    """The rows of one life, of every table."""
    place, chance, day = life.place, life.chance, life.day
    act_on = day - timedelta(days=int(chance.triangular(0, 6, 1)))
    where = f"Kecamatan {chance.choice(place.sub_districts)}" if place.sub_districts else place.full_name
    account = people.told(life.people[0].act, life.people[0], place, where, chance)
    known_on = min(act_on + timedelta(days=1), day)
    harvest.add(
        CASES,
        (life.id, _ref(life.key), life.origin, file.table.code, load().version, file.stage, sorted(file.marks))
        + (file.result, file.revision, place.office, place.office, life.opened, day, known_on, act_on, "", where)
        + (place.code, place.contest, "", account, (), "", life.number, life.registered, file.ended),
    )
    for n, one in enumerate(life.people):
        harvest.add(
            PEOPLE,
            (life.first_person + n, life.id, one.name, one.status, None, one.nip, one.position, one.agency)
            + (one.employer, "", (one.act,)),
        )
    for track in life.tracks:
        harvest.add(
            TRACKS,
            (track.track, life.id, life.first_person + track.person, track.route, track.table.code, track.body)
            + (track.stage, sorted(track.marks), track.result, track.sanction, track.revision, track.opened)
            + (track.examined, track.ended),
        )
    _keep_ledger(life, (file, *life.tracks), harvest)
    _keep_papers(life, harvest)
    _keep_report(life, harvest)


def _keep_ledger(life: Life, files: Sequence[File], harvest: Harvest) -> None:
    """Clocks, those that ran out as events, and all events in the order of time."""
    numbers, until = life.setting.numbers, life.setting.at
    zone = zone_named(life.place.zone)
    for clock in (clock for file in files for clock in file.clocks):
        number, state = numbers.clock, clock.state(until)
        numbers.clock += 1
        harvest.add(
            CLOCKS,
            (number, CASE, life.id, clock.track, clock.rule, clock.started, clock.due, clock.by_letter, clock.why)
            + (state, clock.ended),
        )
        if clock.due is not None and clock.is_late(until):
            refs = {"deadline": number, "rule": clock.rule}
            on = clock.due.astimezone(zone).date()
            life.happenings.append(Happening(clock.due, on, "OVERDUE", "", clock.track, refs=refs))
    life.happenings.sort(key=lambda one: one.at)
    version, rows = load().version, []
    for sequence, one in enumerate(life.happenings, start=1):
        refs = {"papers": list(one.papers)} if one.refs is None else one.refs
        actor, catalogue = ("clock", "") if one.name == "OVERDUE" else (HAND, version)
        rows.append(
            (CASE, life.id, sequence, one.name, one.at, one.on, actor, one.office, one.track)
            + (one.left, one.reached, one.result, list(one.basis), refs, catalogue, "", ledger.FORM)
        )
    told = (dict(zip(ENTRIES.columns[1:-2], row, strict=True)) for row in rows)
    links = ledger.links(told, _salts(life.key))
    for row, link in zip(rows, links, strict=True):
        harvest.add(ENTRIES, (numbers.entry, *row, *link))
        numbers.entry += 1
    harvest.add(SEQUENCES, (CASE, life.id, len(rows), links[-1][1] if links else None))


def _salts(key: str) -> Callable[[], bytes]:
    """Repeatable like all of the nation, so that the same day gives the same rows to the last bit."""
    numbers = count()
    return lambda: sha256(f"salt/{key}/{next(numbers)}".encode()).digest()[:SALT]


def _keep_papers(life: Life, harvest: Harvest) -> None:
    served = {paper: one.at for one in life.happenings for paper in one.papers}
    for sheet in life.sheets:
        at = served.get(sheet.id, life.opened)
        harvest.add(
            PAPERS,
            (sheet.id, life.id, sheet.track, sheet.accused, sheet.kind, sheet.fields, (), sheet.on, at, HAND)
            + (life.place.office, None),
        )


def _keep_report(life: Life, harvest: Harvest) -> None:
    """The door it came in by; what the watch on office opens comes in by none."""
    channels = people.table()["channels"][life.origin]
    if not channels:
        return
    channel = life.chance.choices(channels, [one[1] for one in channels])[0][0]
    formal = ("VOTER", "COUNTER") if life.origin == "REPORT" else ("", "")
    sender = ("Pemerintah daerah", "018/LATIHAN") if life.origin in {"REQUEST", "TRANSFER"} else ("", "")
    by = "citizen" if channel == "WEB" else HAND
    harvest.add(REPORTS, (life.id, channel, False, *formal, life.opened, by, "", "", *sender))


def _ref(key: str) -> str:
    chance = Random(f"ref/{key}")  # noqa: S311  an invented case; nothing is guarded by its name
    return "".join(chance.choices("0123456789abcdefghjkmnpqrstvwxyz", k=12))
