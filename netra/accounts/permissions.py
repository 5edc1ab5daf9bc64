"""Who may open accounts and record offices' contacts: administrators, who see no case."""

from datetime import date

from netra.accounts.models import Membership, Role, User


def may_administer(user: User, on: date) -> bool:
    """Whether this person is an administrator on the day."""
    mine = Membership.objects.filter(user=user, user__is_active=True, role=Role.ADMINISTRATOR, since__lte=on)
    return any(row.until is None or on < row.until for row in mine)
