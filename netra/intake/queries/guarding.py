"""Askings to learn who gave a tip. Never who that is."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Role, User, Visitor
from netra.intake.models import Asking, Report
from netra.intake.permissions import may_decide
from netra.vault import queries as vault

if TYPE_CHECKING:
    from netra.vault.models import Opening

IDENTITY = "reporter"


def askings() -> QuerySet[Asking]:
    """All, the latest first."""
    return Asking.objects.select_related("report__case", "institution", "asked_by", "decided_by").order_by("-asked_at")


def latest_asking(report: Report) -> Asking | None:
    return askings().filter(report=report).first()


def to_decide(user: Visitor, on: date) -> list[Asking]:
    """What waits for this custodian, the oldest first."""
    waiting = askings().filter(decided_at=None).order_by("asked_at")
    return [asking for asking in waiting if may_decide(user, asking, on)]


def decided_by(user: User) -> list[Asking]:
    """The last fifty this custodian decided."""
    return list(askings().filter(decided_by=user)[:50])


def deciders_of(refs: Mapping[str, Any], on: date) -> list[User]:
    """The custodians who may decide about the asking a ledger row names."""
    asking = askings().filter(pk=refs["asking"], decided_at=None).first()
    if asking is None:
        return []
    return [user for user in accounts.members_in(Role.CUSTODIAN) if may_decide(user, asking, on)]


def identity_openings() -> "QuerySet[Opening]":
    """Every opening of a reporter's identity, the latest first; for the auditor."""
    return vault.openings_for(IDENTITY)


def cases_of(sealed: list[UUID]) -> dict[UUID | None, str]:
    """Short names of the cases to which sealed identities belong, by the identity's key."""
    found = Report.objects.filter(sealed_identity__in=sealed)
    return dict(found.values_list("sealed_identity", "case__ref"))
