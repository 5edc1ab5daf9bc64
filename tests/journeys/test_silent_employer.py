"""The personnel authority does not answer. Every rung above it is taken and stands in the ledger, to the President.

Seeded by services: the report, Bawaslu's handling and BKN's verification in October 2024, up to the letter that BKN is
about to write. What follows is done on the pages, each on its own day.
"""

from datetime import date, timedelta

import pytest

from netra.domain.procedures.results import RESULTS
from tests.journeys.house import House
from tests.journeys.people import Officer, Reporter, Street
from tests.journeys.seeds import seeded, to_bkn_letter
from tests.journeys.stories import outcome

pytestmark = pytest.mark.journey

TERM = date(2024, 11, 15)


def test_silence_is_followed_to_the_president(house: House, street: Street) -> None:
    # Given: a case at BKN, ready for the letter to the employer.
    seed = seeded(house, to_bkn_letter(house.cast.vera), house.cast.budi, act_on=date(2024, 10, 1))

    # When: BKN writes with a term, since the rules name no number of days, and nobody answers,
    house.is_on(date(2024, 10, 25))
    verifier = Officer(street, house.cast.vera).signs_in().opens(seed.title)
    verifier.takes("ask_ppk", "RECOMMENDATION", term_on=TERM.isoformat())
    verifier.reads("Tenggat ini ditulis di surat, bukan disebut peraturan.")
    house.is_on(TERM + timedelta(days=1))
    house.worker_goes_round()

    # the work lists of both sides say that it is late,
    employer = Officer(street, house.cast.sari).signs_in().reads("Terlambat", "Tindak lanjut PPK")
    employer.opens(seed.title).reads("Tenggat terlewati")
    verifier.opens(seed.title).reads("Tenggat terlewati", "Pengingat kepada PPK", "belum diambil")

    # and the ladder is climbed, rung by rung.
    for day, action, paper in (
        (date(2024, 11, 18), "remind", "REMINDER_LETTER"),
        (date(2024, 12, 2), "block", "BLOCK_LETTER"),
        (date(2024, 12, 9), "escalate_minister", "ESCALATION_LETTER"),
        (date(2024, 12, 16), "minister_warns", "MINISTER_WARNING"),
        (date(2024, 12, 23), "escalate_president", "PRESIDENT_LETTER"),
        (date(2025, 2, 3), "end_unfollowed", "CLOSING_NOTE"),
    ):
        house.is_on(day)
        verifier.opens(seed.title).takes(action, paper)
    officer = Officer(street, house.cast.budi).signs_in().opens(seed.title).reads(RESULTS["NOT_FOLLOWED_UP"])
    officer.takes("close", "STATUS_NOTICE", reasons=["OUTCOME"], text="Instansinya tidak menindaklanjuti.")

    # Then: the reporter reads that nothing came of it, and the ledger shows each rung.
    rina = Reporter(street, phone=True)
    rina.code = seed.code
    rina.asks_how_it_goes().reads("Instansinya tidak menindaklanjuti.", RESULTS["NOT_FOLLOWED_UP"])
    end = outcome(house, seed.ref)
    assert (end.result, end.tracks) == ("COMPLETED", (("BKN", "NOT_FOLLOWED_UP", ""),))
    assert end.in_order("ask_ppk", "OVERDUE", "remind", "block", "escalate_minister", "minister_warns")
    assert end.in_order("minister_warns", "escalate_president", "end_unfollowed", "close")
    assert "ppk_follow_up" in end.late
    assert not end.running
