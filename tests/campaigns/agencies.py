"""Agencies of Kudus as our tests know them, and an appeal to them; all invented."""

from datetime import date
from typing import Any

from netra.campaigns import services
from netra.campaigns.models import Act
from netra.campaigns.queries import coverage
from netra.campaigns.services import AppealDraft
from netra.registry import queries as registry
from netra.registry.models import Agency, AgencyKind
from netra.registry.services import AgencyDraft, add_agency
from tests.builders import at
from tests.cast import KUDUS, Person

COUNTED_ON = date(2024, 6, 30)
ON = date(2024, 9, 20)
PATTERN = "{nomor}/PM.00.02/K.JT-14/{bulan}/{tahun}"


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


def an_appeal(by: Person, *, first: str = "041", **more: Any) -> Act:
    """A letter to every agency that was told nothing, from this person's office."""
    values: dict[str, Any] = {
        "form_key": f"kunci-{first}",
        "region": registry.region(KUDUS),
        "subject": "Imbauan menjaga netralitas",
        "on": ON,
        "text": "Kami mengimbau Saudara menjaga netralitas.",
        "first_number": first,
        "pattern": PATTERN,
        "agencies": [row.agency for row in coverage(KUDUS, ON).gaps],
        "signer_name": "Ketua Rekaan",
        "rules": (("Memasang spanduk", "SKB"),),
    }
    return services.write_appeal(AppealDraft(**(values | more)), office=by.office, by=by.actor, on=ON, at=at(ON))
