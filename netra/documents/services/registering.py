"""Numbers for letters: counted by one row of the database, so that two who ask at once get two."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import F

from netra.documents.models import Counter, Number, Scheme
from netra.documents.numbering import Restart, check_pattern, period_of, written
from netra.documents.queries import number_of, scheme_for

if TYPE_CHECKING:
    from netra.registry.models import Institution


class NoScheme(ValueError):
    """The office has not said how it numbers letters of this kind."""


class NumberTaken(ValueError):
    """Another letter of the office bears this number already."""


@transaction.atomic
def set_scheme(
    office: "Institution",
    *,
    name: str,
    pattern: str,
    digits: int,
    restart: str,
    kinds: Sequence[str],
    first: int,
    by: str,
    at: datetime,
    instead_of: Scheme | None = None,
) -> Scheme:
    """Say how the office numbers from now on. Raises `BadPattern`."""
    check_pattern(pattern, Restart(restart))
    if instead_of is not None:
        end_scheme(instead_of, at=at)
    return Scheme.objects.create(
        office=office,
        name=name,
        pattern=pattern,
        digits=digits,
        restart=restart,
        kinds=sorted(kinds),
        first=first,
        made_at=at,
        made_by=by,
    )


def end_scheme(scheme: Scheme, *, at: datetime) -> None:
    """No more numbers by this row; those it gave stand."""
    Scheme.objects.filter(pk=scheme.pk, ended_at=None).update(ended_at=at)


@transaction.atomic
def give_number(
    office: "Institution | str", kind: str, *, on: date, at: datetime, by: str, used: str = "", note: str = ""
) -> Number:
    """The next number for a letter of this kind. Raises `NoScheme`.

    The counter is raised first: it holds the row until the transaction ends, so nobody else counts meanwhile. A
    number that somebody wrote by hand before is passed over.
    """
    scheme = scheme_for(office, kind)
    if scheme is None:
        raise NoScheme
    period = period_of(Restart(scheme.restart), on)
    is_first_ever = not scheme.counters.exists()
    Counter.objects.get_or_create(
        scheme=scheme, period=period, defaults={"last": scheme.first - 1 if is_first_ever else 0}
    )
    while True:
        Counter.objects.filter(scheme=scheme, period=period).update(last=F("last") + 1)
        count = Counter.objects.get(scheme=scheme, period=period).last
        text = written(scheme.pattern, count, digits=scheme.digits, on=on)
        if number_of(office, text) is None:
            break
    return Number.objects.create(
        office_id=scheme.office_id,
        scheme=scheme,
        period=period,
        counter=count,
        text=text,
        on=on,
        at=at,
        by=by,
        used=used,
        note=note,
    )


def note_number(
    office: "Institution | str", text: str, *, on: date, at: datetime, by: str, used: str = "", note: str = ""
) -> Number:
    """A number that was written by hand, so that no other letter gets it. Raises `NumberTaken`."""
    code = office if isinstance(office, str) else office.pk
    try:
        with transaction.atomic():
            return Number.objects.create(office_id=code, text=text, on=on, at=at, by=by, used=used, note=note)
    except IntegrityError as fault:
        raise NumberTaken(text) from fault


def void_number(number: Number, *, note: str, at: datetime) -> None:
    """The letter was taken back. Its number stays in the register, with the reason, and is not given again."""
    Number.objects.filter(pk=number.pk, void_at=None).update(void_at=at, note=note[:200])


def use_number(number: Number, used: str) -> None:
    """Say what bears a number, once that is known."""
    Number.objects.filter(pk=number.pk, used="").update(used=used)


def void_used(used: str, *, note: str, at: datetime) -> None:
    """What bore a number was withdrawn before any letter was made of it."""
    Number.objects.filter(used=used, void_at=None).update(void_at=at, note=note[:200])
