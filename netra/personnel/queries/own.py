"""What an agency sees of its own word: the accounts it declared, and how fresh its list of staff is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, QuerySet
from django.db.models.functions import Length

from netra.accounts.queries import Visitor
from netra.personnel.handles import BadHandle, key_of
from netra.personnel.models import DeclaredAccount, Employee, Platform
from netra.personnel.permissions import declares_for
from netra.personnel.queries.people import employee_by_nip


@dataclass(frozen=True, slots=True)
class ListOfStaff:
    """An employer's list as it is on record: how many people, as of which day (`None`: no list)."""

    employer: str
    people: int
    as_of: date | None


def lists_of(user: Visitor, on: date) -> tuple[ListOfStaff, ...]:
    """The lists of the employers somebody acts for."""
    offices = declares_for(user, on)
    rows = Employee.objects.filter(employer__in=offices).order_by().values("employer")
    counted = {row["employer"]: row for row in rows.annotate(people=Count("pk"), newest=Max("as_of"))}
    return tuple(
        ListOfStaff(office.name, found["people"] if (found := counted.get(office.pk)) else 0, found and found["newest"])
        for office in offices
    )


def own_accounts(user: Visitor, on: date) -> "QuerySet[DeclaredAccount]":
    """What is declared about the people of this person's agencies, by handle; those that hold first.

    Who moved to another employer takes the declarations along: the new one corrects and ends them, the old one sees
    them no longer.
    """
    found = DeclaredAccount.objects.filter(employee__employer__in=declares_for(user, on))
    return found.select_related("employee", "declared_by").order_by(Length("ended_as"), "handle_key", "pk")


def find_own(user: Visitor, text: str, *, on: date, at: datetime) -> list[DeclaredAccount]:
    """Those of exactly this account, or of the person of exactly this number."""
    person = employee_by_nip(text, at=at)
    if person is not None:
        return list(own_accounts(user, on).filter(employee=person))
    return list(own_accounts(user, on).filter(handle_key__in=_keys(text)))


def own_account(user: Visitor, id: int, on: date) -> DeclaredAccount | None:
    """One of them."""
    return own_accounts(user, on).filter(pk=id).first()


def own_employee(user: Visitor, nip: str, *, on: date, at: datetime) -> Employee | None:
    """The person of exactly this number, if he or she is on the staff of an agency this person acts for."""
    found = employee_by_nip(nip, at=at)
    return found if found and found.employer_id in {office.pk for office in declares_for(user, on)} else None


def _keys(handle: str) -> Collection[str]:
    keys = set()
    for platform in Platform:
        try:
            keys.add(key_of(platform, handle))
        except BadHandle:
            continue
    return keys
