"""Who works on which case: held now, and given to whom, as the reader's own institutions know it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from netra.accounts import queries as accounts
from netra.accounts.queries import User, Visitor
from netra.cases.models import Assignment, Case, Hold
from netra.cases.permissions import may_work_on


@dataclass(frozen=True, slots=True)
class Hands:
    """In whose hands a case is at one institution. `mine`: the reader holds it."""

    holder: str = ""
    until: datetime | None = None
    mine: bool = False
    assignee: str = ""
    to_me: bool = False


NOBODYS = Hands()


def hands_of(ids: Collection[int], user: Visitor, *, on: date, at: datetime) -> dict[int, Hands]:
    """Holds and assignments of these cases at the reader's institutions; of the others' nothing is told."""
    if not isinstance(user, User) or not ids:
        return {}
    offices = [standing.institution.pk for standing in accounts.standings(user, on)]
    here = {"case__in": ids, "institution__in": offices}
    holds = {hold.case_id: hold for hold in Hold.objects.filter(**here, until__gt=at).select_related("by")}
    given = {one.case_id: one for one in Assignment.objects.filter(**here).select_related("to")}
    found = {}
    for pk in holds.keys() | given.keys():
        hold, one = holds.get(pk), given.get(pk)
        found[pk] = Hands(
            holder=hold.by.name if hold else "",
            until=hold.until if hold else None,
            mine=hold is not None and hold.by_id == user.pk,
            assignee=one.to.name if one else "",
            to_me=one is not None and one.to_id == user.pk,
        )
    return found


def colleagues_on(case: Case, institution: str, on: date) -> list[User]:
    """Who of an institution may be given this case."""
    return [user for user in accounts.members_of(institution) if may_work_on(case, user, institution, on)]


def assigned_to(case: Case, institution: str) -> int | None:
    """The number of the person who has the case at an institution."""
    return Assignment.objects.filter(case=case, institution=institution).values_list("to", flat=True).first()


def loads_of(institution: str) -> dict[int, int]:
    """How many open cases each person of an institution was given."""
    open_ = Assignment.objects.filter(institution=institution, case__closed_on__isnull=True)
    return dict(open_.order_by().values_list("to").annotate(n=Count("pk")))


def colleagues(user: Visitor, on: date) -> list[User]:
    """Everybody at the reader's own institutions, the reader left out, by name."""
    found: dict[int, User] = {}
    for standing in accounts.standings(user, on):
        found |= {one.pk: one for one in accounts.members_of(str(standing.institution.pk))}
    return sorted((one for one in found.values() if one != user), key=lambda one: one.name)
