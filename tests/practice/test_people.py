"""The invented civil servants of the practice world."""

from datetime import date
from typing import Any

from netra.domain.nip import Nip, parse
from netra.personnel import queries, services
from netra.personnel.models import DeclaredAccount, Employee
from netra.personnel.queries import Level, people_behind
from netra.practice.people import LIST_AGE, keep_staff, people
from tests.builders import at
from tests.cast import Cast
from tests.practice.real_people import bare, real

DAY = date(2026, 11, 23)


def test_it_works(cast: Cast) -> None:
    keep_staff(DAY)
    keep_staff(DAY)
    assert Employee.objects.count() == len(people()) > 40
    assert not Employee.objects.filter(is_synthetic=False).exists()
    assert not DeclaredAccount.objects.filter(is_synthetic=False).exists()
    assert set(Employee.objects.values_list("as_of", flat=True)) == {DAY - LIST_AGE}
    services.refresh_index()

    def behind(handle: str, **profile: Any) -> queries.Behind:
        return people_behind("instagram", handle, reader=cast.sinta.user, on=DAY, at=at(DAY), **profile)

    declared = behind("@bu.wahyu_jekulo").person
    assert declared is not None
    assert declared.employee.unit == "SDN 2 Jekulo"
    three = behind("@murti", name="Murtiasih Wirapraja", region_code="33.19")
    assert (three.level, three.person) == (Level.SEVERAL, None)
    one = behind("@murti", name="Murtiasih Wirapraja", region_code="33.19", unit="Puskesmas Gebog").person
    assert one is not None
    assert one.employee.agency == "Dinas Kesehatan"


def test_nobody_is_real() -> None:
    assert not {bare(one.name) for one in people()} & real()
    numbers = [parse(one.nip, today=DAY) for one in people()]
    assert all(isinstance(number, Nip) and number.serial > "990" for number in numbers)
    assert len({one.nip for one in people()}) == len(people())
