"""Agencies of Kudus as our tests know them; all invented."""

from datetime import date

from netra.registry import queries as registry
from netra.registry.models import Agency, AgencyKind
from netra.registry.services import AgencyDraft, add_agency
from tests.cast import KUDUS

COUNTED_ON = date(2024, 6, 30)


def agencies_of_kudus(count: int = 10, *, mailed: int = 6, region: str = KUDUS) -> list[Agency]:
    """So many offices; the first of them have a mail address, every other one a headcount."""
    place = registry.region(region)
    return [
        add_agency(
            region=place,
            draft=AgencyDraft(
                name=f"Dinas Contoh {chr(65 + number)}",
                kind=AgencyKind.OPD,
                head_title=f"Kepala Dinas Contoh {chr(65 + number)}" if number else "",
                email=f"dinas-{number}@contoh.invalid" if number < mailed else "",
                address="Jalan Contoh 1, Kudus",
                headcount=40 if number % 2 == 0 else None,
                headcount_on=COUNTED_ON if number % 2 == 0 else None,
            ),
        )
        for number in range(count)
    ]
