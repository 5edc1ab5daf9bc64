"""Who someone is: the institutions they act for and in which role."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from netra.accounts.models import SUPERVISORS, Membership, Role, User

if TYPE_CHECKING:
    from netra.registry.models import Institution

__all__ = [
    "Individual",
    "Program",
    "Role",
    "Standing",
    "User",
    "Visitor",
    "has_members",
    "members_in",
    "members_of",
    "names_of",
    "read_standings_once",
    "signing_in",
    "standings",
]


@dataclass(frozen=True, slots=True)
class Program:
    """An institution's own system. It may what somebody in this role there may, and signs in nowhere."""

    role: Role
    institution: "Institution"


Individual = User | AnonymousUser
Visitor = Individual | Program


@dataclass(frozen=True, slots=True)
class Standing:
    """One membership as the rest of the house uses it."""

    role: Role
    institution: "Institution"

    @property
    def is_supervisor(self) -> bool:
        return self.role in SUPERVISORS


def standings(user: Visitor, on: date) -> tuple[Standing, ...]:
    """Every membership that holds on the day; empty for a citizen. An institution's system has the one it acts by."""
    if isinstance(user, Program):
        return (Standing(user.role, user.institution),)
    if not isinstance(user, User) or not user.is_active:
        return ()
    if user.standings_read is None:
        return _standings(user, on)
    if on not in user.standings_read:
        user.standings_read[on] = _standings(user, on)
    return user.standings_read[on]


def read_standings_once(user: User) -> None:
    """From now on this object looks its memberships up once: for a request that changes none."""
    user.standings_read = {}


def _standings(user: User, on: date) -> tuple[Standing, ...]:
    found = Membership.objects.filter(user=user, since__lte=on).select_related("institution__region").order_by("id")
    return tuple(Standing(Role(row.role), row.institution) for row in found if row.until is None or on < row.until)


def has_members(institution_code: str) -> bool:
    """Whether anybody signs in for this institution."""
    return Membership.objects.filter(institution_id=institution_code, user__is_active=True).exists()


def signing_in() -> frozenset[str]:
    """Codes of every institution somebody signs in for."""
    return frozenset(institutions_signing_in().distinct())


def institutions_signing_in() -> QuerySet[Membership, str]:
    """The same as a query, for use inside another; an institution may come several times."""
    return Membership.objects.filter(user__is_active=True).values_list("institution_id", flat=True)


def members_of(institution_code: str) -> list[User]:
    """Active people of an institution, in order of joining."""
    return list(
        User.objects.filter(memberships__institution_id=institution_code, is_active=True).distinct().order_by("id")
    )


def members_in(role: Role) -> list[User]:
    """Active people in a role, in order of joining."""
    return list(User.objects.filter(memberships__role=role, is_active=True).distinct().order_by("id"))


def names_of(ids: set[int]) -> dict[int, str]:
    """Names for user ids, for a timeline."""
    return dict(User.objects.filter(id__in=ids).values_list("id", "name"))
