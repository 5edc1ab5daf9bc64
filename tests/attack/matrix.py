"""Who gets what: every page, every role, three times: of the own office, of the one next door, of one far away."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.test import Client

from netra.accounts.models import Membership, Role, User
from netra.accounts.services import add_member
from netra.registry import queries as registry
from netra.registry.models import Institution
from tests.architecture.test_every_page_and_every_person import STAFF, TABLE, Public
from tests.attack.tally import Tally
from tests.cases.conftest import MARK, NIP
from tests.cast import DEMAK, SINCE, Cast

FAR, FAR_SUB_DISTRICT, NEAR_SUB_DISTRICT = "73.71", "73.71.01", "33.21.01"
DENIED = {403, 404, 405, 410}
NAMES = (MARK, NIP, "Joko Contoh")


@dataclass(frozen=True, slots=True)
class Asker:
    """`like`: somebody of the cast whose row of the table holds for this one; `None`: nothing of another's matter."""

    role: str
    relation: str
    user: User | None
    like: str | None


def _office(role: Role, region: str, sub_district: str, province: str) -> Institution | None:
    """The office of a role in a place; `None` for roles that the nation has once."""
    match role:
        case Role.VILLAGE_SUPERVISOR | Role.SUBDISTRICT_SUPERVISOR:
            return registry.panwascam_of(sub_district)
        case Role.DISTRICT_SUPERVISOR:
            return registry.handling_office(region)
        case Role.PROVINCE_SUPERVISOR:
            return registry.handling_office(province)
        case Role.PERSONNEL_AUTHORITY:
            return registry.ppk_of_region(region)
        case Role.REGENT_OFFICE:
            return registry.regent_office(region)
        case _:
            return None


def askers(cast: Cast) -> list[Asker]:
    """Everybody: the cast, and for each role somebody next door, far away, and one whose time has ended."""
    found = [Asker("nobody", "anonymous", None, "anonymous")]
    found += [Asker(name, "own", getattr(cast, name).user, name) for name in sorted(STAFF)]
    alike = {Role.DISTRICT_SUPERVISOR: "tono", Role.PERSONNEL_AUTHORITY: "sofyan"}
    for role in Role:
        near, far = _office(role, DEMAK, NEAR_SUB_DISTRICT, "34"), _office(role, FAR, FAR_SUB_DISTRICT, "73")
        for relation, office in (("neighbour", near), ("stranger", far)):
            if office is not None:
                found.append(Asker(role, relation, _add(role, relation, office), alike.get(role)))
    for role, office in ((Role.DISTRICT_SUPERVISOR, cast.budi.office), (Role.NATIONAL_SUPERVISOR, cast.nala.office)):
        user = _add(role, "ended", office)
        Membership.objects.filter(user=user).update(until=date(2015, 1, 1))
        found.append(Asker(role, "ended", user, None))
    return found


def _add(role: Role, relation: str, office: Institution) -> User:
    email = f"{role.lower().replace('_', '-')}-{relation}@contoh.invalid"
    return add_member(email=email, name=f"{relation} {role.label}"[:60], institution=office, role=role, since=SINCE)


def attack(
    cast: Cast, addresses: Mapping[str, str], ref: str, *, every: int, planted: str = "", pages: str = ""
) -> Tally:
    """Ask `every` how-many-th cell of the matrix. Those who own the matter come last: their posts change it."""
    tally = Tally("permission matrix", planted)
    people = sorted(askers(cast), key=lambda asker: asker.relation == "own")
    clients = {asker: Client(raise_request_exception=False) for asker in people}
    for asker, client in clients.items():
        if asker.user is not None:
            client.force_login(asker.user)
    wanted = {name: address for name, address in addresses.items() if name.startswith(pages)}
    cells = itertools.product(people, wanted, ("get", "post"))
    for number, (asker, page, method) in enumerate(cells):
        if number % every:
            continue
        cache.clear()
        answer = getattr(clients[asker], method)(addresses[page])
        for fault in _faults(asker, page, method, answer, ref):
            tally.failures.append(f"{method} {page} by {asker.role} ({asker.relation}): {fault}")
        tally.tried += 1
    tally.note = f"({len(people)} people, {len(wanted)} pages, get and post)"
    return tally


def _faults(asker: Asker, page: str, method: str, answer: object, ref: str) -> Iterator[str]:
    status = int(answer.status_code)  # type: ignore[attr-defined]
    if asker.like is not None:
        expected = TABLE[page].expected(method, asker.like)
        if status != expected:
            yield f"{status}, not {expected}"
    elif status >= 500 or (_is_of_a_matter(page) and status not in DENIED):
        yield f"{status}, and nothing of this is theirs"
    if asker.relation != "own" and status == 200 and not answer.streaming:  # type: ignore[attr-defined]
        text = answer.content.decode(errors="replace")  # type: ignore[attr-defined]
        for name in (*NAMES, ref):
            if name in text:
                yield "reads what belongs to the matter of others"
                return


def _is_of_a_matter(page: str) -> bool:
    """Whether the page belongs to one matter or office, so that those next door are sent away from it."""
    row = TABLE[page]
    next_door = {row.expected(method, name) for method in ("get", "post") for name in ("tono", "sofyan", "kartika")}
    return not isinstance(row, Public) and next_door <= DENIED
