"""Three matters lie with the personnel authority of Demak. The Sekda opens one page and sees them first.

Seeded by services: three reports of October 2024, each walked to BKN's letter to the employer.
"""

from datetime import date

import pytest

from netra.domain.papers import PAPERS, Kind
from tests.cast import DEMAK
from tests.journeys.house import House
from tests.journeys.people import Officer, Street
from tests.journeys.seeds import Desk, Seed, seeded, to_bkn_letter

pytestmark = pytest.mark.journey


def _to_the_employer(house: House, *, term_on: date) -> Seed:
    def walk(desk: Desk) -> None:
        to_bkn_letter(house.cast.vera)(desk)
        desk.waits(1)
        desk.does("ask_ppk", "RECOMMENDATION", by=house.cast.vera, term_on=term_on.isoformat())

    return seeded(house, walk, house.cast.tono, region=DEMAK, act_on=date(2024, 10, 1))


def test_the_cases_that_wait_come_first(house: House, street: Street) -> None:
    assert any(field.name == "term_on" and field.kind is Kind.DATE for field in PAPERS["RECOMMENDATION"].fields)
    # Given: three matters with the government of Demak, one past the day its letter named,
    house.is_on(date(2024, 10, 20))
    late, *others = [_to_the_employer(house, term_on=day) for day in (date(2024, 10, 28),) + (date(2024, 11, 29),) * 2]
    house.is_on(date(2024, 11, 4))
    house.worker_goes_round()

    # When: the Sekda opens the figures,
    sekda = Officer(street, house.cast.sofyan).signs_in().follows("Angka")

    # Then: the three stand on top, what is late is called late, and the figures say the same.
    sekda.reads("3 perkara menunggu Anda sekarang", "1 di antaranya terlambat.", late.title, *[o.title for o in others])
    sekda.reads_nothing_of("Kudus")
    # the number leads to the cases it counts,
    sekda.counts("Menunggu pejabat pembina kepegawaian", 3)
    # and each case is one step away.
    sekda.goes_to("/angka/").follows(late.title).reads("Tenggat terlewati", "Tindak lanjut PPK")

    # A neighbour sees none of it.
    neighbour = Officer(street, house.cast.sari).signs_in().goes_to("/angka/")
    neighbour.reads_nothing_of(late.title, "Demak")
