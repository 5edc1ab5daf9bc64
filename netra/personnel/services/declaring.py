"""An agency says which accounts belong to its own people, corrects itself and ends its word."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from netra.domain.words import Text
from netra.ledger import services as ledger
from netra.ledger.services import Event, Subject
from netra.personnel.handles import BadHandle, key_of
from netra.personnel.models import Confirmed, DeclaredAccount, Employee, Ending, Platform

ACCOUNT = "DECLARED_ACCOUNT"


class CannotDeclare(Exception):
    """The declaration makes no sense or is not this agency's to make; `text` says why."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


@dataclass(frozen=True, slots=True)
class Declaration:
    """What an agency says of an account. `since` `None`: as long as anybody knows."""

    platform: Platform
    handle: str
    since: date | None = None
    confirmed: Confirmed = Confirmed.UNSTATED


@transaction.atomic
def declare_account(
    employee: Employee,
    declaration: Declaration,
    *,
    institution: str,
    by: str,
    on: date,
    at: datetime,
    source: str = "",
) -> DeclaredAccount:
    """Keep an agency's word about an account of its own; saying it again changes nothing. Raises `CannotDeclare`."""
    if employee.employer_id != institution:
        raise CannotDeclare("Orang ini bukan pegawai instansi Anda.", "This person is not on your agency's staff.")
    key = _key(declaration)
    if declaration.since is not None and declaration.since > on:
        raise CannotDeclare("Tanggal mulainya di masa depan.", "It begins in the future.")
    account, is_new = DeclaredAccount.objects.get_or_create(
        platform=declaration.platform,
        handle_key=key,
        employee=employee,
        until=None,
        ended_as="",
        defaults={
            "handle": declaration.handle.strip()[:200],
            "declared_by_id": institution,
            "declared_on": on,
            "since": declaration.since,
            "confirmed": declaration.confirmed,
            "source": source[:200],
            "is_synthetic": employee.is_synthetic,
        },
    )
    if is_new:
        _note(account, "ACCOUNT_DECLARED", by=by, on=on, at=at)
    return account


@transaction.atomic
def correct_account(
    account: DeclaredAccount, declaration: Declaration, *, by: str, on: date, at: datetime
) -> DeclaredAccount:
    """Put another declaration in the place of one; the old one stays on record as replaced."""
    same = account.platform == declaration.platform and account.handle_key == _key(declaration)
    if same and (account.since, account.confirmed) == (declaration.since, declaration.confirmed):
        return account
    _end(account, until=on, ending=Ending.REPLACED, by=by, on=on, at=at)
    person = account.employee
    return declare_account(
        person, declaration, institution=person.employer_id, by=by, on=on, at=at, source=account.source
    )


@transaction.atomic
def end_account(account: DeclaredAccount, *, ending: Ending, until: date, by: str, on: date, at: datetime) -> None:
    """The declaration holds no longer; one that was wrong never held. Raises `CannotDeclare`."""
    if until > on:
        raise CannotDeclare("Tanggal berakhirnya di masa depan.", "It ends in the future.")
    if account.since is not None and until < account.since:
        raise CannotDeclare("Berakhir sebelum dimulai.", "It ends before it begins.")
    _end(account, until=until, ending=ending, by=by, on=on, at=at)


def _end(account: DeclaredAccount, *, until: date, ending: Ending, by: str, on: date, at: datetime) -> None:
    until = max(until, account.since) if account.since else until
    found = DeclaredAccount.objects.filter(pk=account.pk, ended_as="")
    if not found.update(until=until, ended_as=ending):
        raise CannotDeclare("Pernyataan ini sudah berakhir.", "This declaration has ended already.")
    _note(account, "ACCOUNT_ENDED", by=by, on=on, at=at, result=ending)


def _key(declaration: Declaration) -> str:
    try:
        return key_of(declaration.platform, declaration.handle)
    except BadHandle as bad:
        raise CannotDeclare(bad.text.id, bad.text.en) from bad


def _note(account: DeclaredAccount, name: str, *, by: str, on: date, at: datetime, result: str = "") -> None:
    """Ids and codes alone: the handle and the person stay out of the ledger."""
    event = Event(
        name=name,
        on=on,
        at=at,
        actor=by,
        institution=account.declared_by_id,
        result=result,
        refs={"platform": account.platform, "employee": account.employee_id},
    )
    ledger.record(Subject(ACCOUNT, account.pk), event)
