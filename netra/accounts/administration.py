"""What an administrator does: people in and out, ways in for the locked-out, offices' contacts."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from netra.accounts.models import Membership, Role, User
from netra.accounts.services import make_link
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject

if TYPE_CHECKING:
    from netra.registry.models import Institution

LINK_LASTS = timedelta(hours=24)
SHOWN = 50


class CannotAdminister(Exception):
    """The change would lock somebody out who must stay in; the message says what to do."""


def people(text: str) -> QuerySet[Membership]:
    """Memberships whose person or office matches, in order of name."""
    found = Membership.objects.select_related("user", "institution").order_by("user__name", "pk")
    for word in text.split()[:5]:
        found = found.filter(
            Q(user__name__icontains=word) | Q(user__email__icontains=word) | Q(institution__name__icontains=word)
        )
    return found


def link_for(user: User, *, by: User, at: datetime) -> str:
    """The key of a one-time way in for somebody who lost the password; the second factor is asked for all the same."""
    return make_link(user, at=at, lasts=LINK_LASTS, by=f"user:{by.pk}")


@transaction.atomic
def end_membership(membership: Membership, *, by: User, on: date, at: datetime) -> None:
    """From this day on the person acts no longer for the institution. The last administrator cannot go."""
    if membership.role == Role.ADMINISTRATOR and _is_last_administrator(membership, on):
        raise CannotAdminister(_("Ini pengelola terakhir. Undang pengelola lain lebih dahulu."))
    membership.until = on
    membership.save(update_fields=["until"])
    event = Event(name="MEMBERSHIP_ENDED", on=on, at=at, actor=f"user:{by.pk}", institution=membership.institution_id)
    ledger.record(Subject("ACCOUNT", membership.user_id), event)
    still = Membership.objects.filter(user=membership.user).filter(Q(until=None) | Q(until__gt=on))
    if not still.exists():
        User.objects.filter(pk=membership.user_id).update(is_active=False)


def _is_last_administrator(membership: Membership, on: date) -> bool:
    others = Membership.objects.select_for_update().filter(role=Role.ADMINISTRATOR, user__is_active=True)
    return not others.filter(Q(until=None) | Q(until__gt=on)).exclude(pk=membership.pk).exists()


def office_named(text: str, found: "list[Institution]") -> "Institution | None":
    """The one office that bears exactly this name or code, or the only one found."""
    exact = [office for office in found if text.strip().casefold() in {office.pk.casefold(), office.name.casefold()}]
    if len(exact) == 1:
        return exact[0]
    return found[0] if len(found) == 1 else None
