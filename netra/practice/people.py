"""Civil servants of the practice world and the accounts their agencies declared. Nobody of them exists."""

import csv
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from netra.personnel import queries as register
from netra.personnel import services as personnel
from netra.personnel.queries import Confirmed, Platform
from netra.practice.names import Namer, nip
from netra.practice.staging import JAKARTA

TABLE = Path(__file__).parent / "people.toml"
SOURCE = "Daftar latihan"
LIST_AGE = timedelta(days=60)  # how old the list is when the world opens
HEADER = ("nip", "name", "employer", "agency", "unit", "region", "status")


@dataclass(frozen=True, slots=True)
class Account:
    platform: Platform
    handle: str
    confirmed: Confirmed


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody who does not exist, as the list has him or her."""

    nip: str
    name: str
    employer: str
    agency: str
    unit: str
    region: str
    status: str
    accounts: tuple[Account, ...] = ()


@cache
def people() -> tuple[Invented, ...]:
    """Those named in the table first, in its order, then the crowd."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    named = [
        Invented(
            nip=nip(row["sex"], f"list/{number}"),
            **{key: row[key] for key in HEADER[1:]},
            accounts=tuple(
                Account(Platform(one["platform"]), one["handle"], Confirmed(one["confirmed"]))
                for one in row.get("accounts", ())
            ),
        )
        for number, row in enumerate(table["person"])
    ]
    namer, places = Namer(seed=411), table["workplace"]
    crowd = [
        Invented(
            nip=nip("mf"[number % 2], f"crowd/{of['region']}/{number}"),
            name=namer.name(of["region"], "mf"[number % 2], f"crowd/{of['region']}/{number}"),
            employer=f"PPK-{of['region']}",
            region=of["region"],
            status="PPPK" if number % 5 == 0 else "PNS",
            **places[number % len(places)],
        )
        for of in table["crowd"]
        for number in range(of["count"])
    ]
    return (*named, *crowd)


def keep_staff(at: date) -> None:
    """Bring the list in and declare the accounts, as they stand on the morning of `at`."""
    moment = datetime.combine(at, time(0, 20), tzinfo=JAKARTA)
    as_of = at - LIST_AGE
    with TemporaryDirectory() as folder:
        path = Path(folder) / "latihan.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            rows = ([getattr(one, column) for column in HEADER] for one in people())
            csv.writer(file).writerows([HEADER, *rows])
        personnel.import_employees(path, source=SOURCE, as_of=as_of, at=moment, is_synthetic=True)
    for one in people():
        if not one.accounts:
            continue
        person = register.employee_by_nip(one.nip, at=moment)
        assert person is not None
        for account in one.accounts:
            personnel.declare_account(
                person,
                personnel.Declaration(account.platform, account.handle, None, account.confirmed),
                institution=one.employer,
                by="practice",
                on=as_of + timedelta(days=20),
                at=moment,
                source=SOURCE,
            )
