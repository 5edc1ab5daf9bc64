"""The cases of the practice world as they stand in `plots/*.toml`, read into typed rows."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from netra.domain.allegation import Origin
from netra.domain.codes import PersonStatus

FOLDER = Path(__file__).parent / "plots"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A reported person: an employer is an office code, "PPK" the government of the place. Unnamed if not `known`."""

    status: PersonStatus
    position: str = ""
    employer: str = ""
    agency: str = ""
    sex: str = "m"
    known: bool = True
    rules: tuple[str, ...] = ()
    heard: str = "CLARIFICATION_MINUTES"


@dataclass(frozen=True, slots=True)
class Trail:
    """One referral and where its track goes: by these acts, to this stage or result."""

    route: str
    to: str
    by: tuple[str, ...] = ()
    person: int = 0
    body: str = ""
    then: "Trail | None" = None


@dataclass(frozen=True, slots=True)
class Plot:
    """One case of the practice world.

    `act_on` or `ago` (days before the world is opened) dates the act; it came in `lag` days later. `to` and `by` lead
    the case itself; `trails` its tracks; with `close` it is closed in the end. `talk` is what office and reporter
    wrote to each other on the first day, `last_word` the reporter's at the end. `twins` came in again and were joined.
    `asks`: a tip came with a name, and this is why the office asks a custodian for it. `saved`: what the office noted
    of a picture of the first link that somebody made elsewhere and brought.
    """

    key: str
    region: str
    account: str
    gist: str
    place: str
    origin: Origin
    to: str
    act_on: date | None = None
    ago: int = 0
    lag: int = 2
    office: str = ""
    channel: str = "WEB"
    time: str = ""
    candidate: int = 0
    suspects: tuple[Suspect, ...] = ()
    by: tuple[str, ...] = ()
    trails: tuple[Trail, ...] = ()
    close: bool = False
    picture: str = ""
    links: tuple[str, ...] = ()
    witnesses: str = ""
    talk: tuple[tuple[str, str], ...] = ()
    last_word: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    weak: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    sanction: str = ""
    term: int = 14
    pace: Mapping[str, int] = field(default_factory=dict)
    twins: tuple[str, ...] = ()
    twin_of: str = ""
    has_door: bool = False
    asks: str = ""
    saved: str = ""

    def acted_on(self, at: date) -> date:
        """The day of the act; recent ones count back from the day the world is opened."""
        return self.act_on or at - timedelta(days=self.ago)


@cache
def plots() -> tuple[Plot, ...]:
    """Every case, in the order of the files; a `ValueError` names a plot that cannot be read."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["plot"]:
            try:
                found.append(_plot(row))
            except (KeyError, TypeError) as slip:
                raise ValueError(f"{path.name}, plot {row.get('key', '?')!r}: {slip}") from slip
    return tuple(found)


def _plot(row: dict[str, Any]) -> Plot:
    told = dict(row)
    told["origin"] = Origin(told["origin"])
    told["account"] = " ".join(told["account"].split())
    told["suspects"] = tuple(_suspect(one) for one in told.get("suspects", ()))
    told["trails"] = tuple(_trail(one) for one in told.get("trails", ()))
    told["talk"] = tuple((who, words) for who, words in told.get("talk", ()))
    for name in ("by", "links", "weak", "reasons", "twins"):
        told[name] = tuple(told.get(name, ()))
    return Plot(**told)


def _suspect(row: dict[str, Any]) -> Suspect:
    told = {**row, "status": PersonStatus(row["status"]), "rules": tuple(row.get("rules", ()))}
    return Suspect(**told)


def _trail(row: dict[str, Any]) -> Trail:
    then = _trail(row["then"]) if "then" in row else None
    return Trail(**{**row, "by": tuple(row.get("by", ())), "then": then})
