"""Who uses which list."""

from datetime import date

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, User
from netra.worklists.models import KeptFilter

WITHOUT_CASES = frozenset({Role.ADMINISTRATOR, Role.AUDITOR, Role.CUSTODIAN, Role.CYBER_ANALYST})


def may_enter(user: User, on: date) -> bool:
    """Whoever has cases to work on or to read."""
    return any(standing.role not in WITHOUT_CASES for standing in accounts.standings(user, on))


def offices_of(user: User, on: date) -> list[str]:
    """The institutions somebody works on cases for, in order of joining."""
    return [
        str(standing.institution.pk)
        for standing in accounts.standings(user, on)
        if standing.role not in WITHOUT_CASES | {Role.MONITOR}
    ]


def brings_in(user: User, on: date) -> bool:
    """Registers of cases are brought in by supervisors."""
    return any(standing.is_supervisor for standing in accounts.standings(user, on))


def filters_of(user: User, on: date) -> QuerySet[KeptFilter]:
    """One's own, and those shared in one's offices."""
    return KeptFilter.objects.filter(
        Q(owner=user, institution__isnull=True) | Q(institution__in=offices_of(user, on))
    ).select_related("owner", "institution")
