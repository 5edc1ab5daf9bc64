"""The members of staff of the practice world, one for each role shown first."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from netra.accounts import queries as accounts
from netra.accounts import services as people
from netra.accounts.queries import Role, User
from netra.cases.services import Actor
from netra.registry import queries as registry

TABLE = Path(__file__).parent / "staff.toml"
SINCE = date(2014, 2, 1)  # so that they could act in every case of the world
DOMAIN = "latihan.invalid"


@dataclass(frozen=True, slots=True)
class Guide:
    """Somebody one may try a role with."""

    role: Role
    office: str
    user: User


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    office: str
    role: Role
    shown: bool

    @property
    def email(self) -> str:
        given = "".join(letter for letter in self.name.split()[0].lower() if letter.isalpha())
        return f"{given}.{self.office.lower().replace('.', '')}@{DOMAIN}"


@cache
def members() -> tuple[Member, ...]:
    rows = tomllib.loads(TABLE.read_text(encoding="utf-8"))["member"]
    return tuple(Member(row["name"], row["office"], Role(row["role"]), row.get("shown", False)) for row in rows)


def engage() -> dict[str, Actor]:
    """Give everybody an account; answers with who acts for each office, the first named one."""
    actors: dict[str, Actor] = {}
    for member in members():
        office = registry.office(member.office)
        user = people.add_member(
            email=member.email, name=member.name, institution=office, role=member.role, since=SINCE
        )
        if member.role not in {Role.AUDITOR, Role.ADMINISTRATOR, Role.CUSTODIAN, Role.MONITOR}:
            actors.setdefault(member.office, Actor.staff(user, member.office))
    return actors


def guides() -> tuple[Guide, ...]:
    """Those shown first, in the order of the table; empty before the world is open."""
    found = []
    for member in members():
        if member.shown:
            user = next((one for one in accounts.members_in(member.role) if one.email == member.email), None)
            if user is not None:
                found.append(Guide(member.role, registry.office(member.office).short_name, user))
    return tuple(found)
