"""Keeping a filter under a name, for oneself or for the office."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from netra.accounts.queries import User
from netra.worklists.models import KeptFilter
from netra.worklists.permissions import offices_of

MOST = 30


class NameTaken(Exception):
    """Another filter of this person or office bears the name, or there are too many."""


def keep(user: User, *, name: str, query: str, shared: bool, on: date, at: datetime) -> KeptFilter:
    """`shared`: everybody in the first office the person works for has it too. Raises `NameTaken`."""
    offices = offices_of(user, on) if shared else []
    if KeptFilter.objects.filter(owner=user).count() >= MOST:
        raise NameTaken
    try:
        with transaction.atomic():
            return KeptFilter.objects.create(
                owner=user,
                institution_id=offices[0] if offices else None,
                name=name,
                query=query,
                made_at=at,
            )
    except IntegrityError as error:
        raise NameTaken from error


def forget(user: User, pk: int) -> bool:
    """Only who made a filter takes it away; false when there is none such."""
    return bool(KeptFilter.objects.filter(owner=user, pk=pk).delete()[0])
