"""Which office a question goes to: that of the place, or the next one above it where somebody answers."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from netra.accounts import queries as accounts
from netra.accounts.queries import User
from netra.questions.models import Published
from netra.questions.permissions import answering
from netra.registry import queries as registry

if TYPE_CHECKING:
    from netra.registry.models import Institution

NATIONAL = "BAWASLU-RI"


def has_answerers(code: str, on: date) -> bool:
    """Whether somebody signs in and answers for this office."""
    return bool(answerers(code, on))


def answerers(code: str, on: date) -> list[User]:
    """The people who answer for this office."""
    mine = accounts.members_of(code)
    return [user for user in mine if any(one.institution.pk == code for one in answering(user, on))]


def editors(row: Published, on: date) -> list[User]:
    """Who looks after a publication: those who answer for its office and for the one above it."""
    codes = [str(row.institution_id), str(row.institution.parent_id or "")]
    return [user for code in codes if code for user in answerers(code, on)]


def answering_office(region_code: str, at: datetime) -> "Institution":
    """The supervisors of the place, or those above them while nobody answers there; without a place the national
    ones."""
    on = timezone.localdate(at)
    office = registry.handling_office(region_code) if region_code else registry.office(NATIONAL)
    while not has_answerers(office.pk, on) and office.parent_id:
        office = registry.office(office.parent_id)
    return office
