"""A village head speaks for a candidate. The regent's office warns him, first by word and then in writing; he heeds it.

Seeded by services: the report and Bawaslu's handling, up to the plenary that decides.
"""

from datetime import date

import pytest

from netra.domain.codes import PersonStatus
from netra.domain.procedures.results import RESULTS
from tests.journeys.house import House
from tests.journeys.people import Officer, Reporter, Street
from tests.journeys.seeds import seeded, to_plenary
from tests.journeys.stories import outcome

pytestmark = pytest.mark.journey


def test_a_village_head_is_warned_and_heeds_it(house: House, street: Street) -> None:
    # Given: plenary is about to decide on a village head.
    seed = seeded(house, to_plenary, house.cast.budi, act_on=date(2024, 10, 3), status=PersonStatus.VILLAGE_HEAD)

    # When: it refers the matter to the regent,
    house.is_on(date(2024, 10, 10), hour=13)
    officer = Officer(street, house.cast.budi).signs_in().opens(seed.title)
    officer.files("PLENARY_MINUTES").files("REFERRAL_LETTER", route="REGENT").takes("decide_refer")
    officer.reads("Bupati/wali kota: Joko Contoh")

    # whose office warns, warns again, and sees the warning heeded,
    house.is_on(date(2024, 10, 14))
    regent = Officer(street, house.cast.darto).signs_in().opens(seed.title)
    regent.takes("warn_orally", "WARNING", sanction="Teguran lisan")
    house.is_on(date(2024, 10, 28))
    regent.opens(seed.title).takes("warn_in_writing", "WRITTEN_WARNING", sanction="Teguran tertulis")
    house.is_on(date(2024, 11, 11))
    regent.opens(seed.title).takes("warning_heeded", "HEEDED_NOTE")
    officer.opens(seed.title).takes("close", "STATUS_NOTICE", reasons=["OUTCOME"], text="Ia sudah ditegur.")

    # Then: the reporter reads it, and the ledger holds both warnings.
    rina = Reporter(street, phone=True)
    rina.code = seed.code
    rina.asks_how_it_goes().reads("Ia sudah ditegur.", RESULTS["SANCTIONED"])
    end = outcome(house, seed.ref)
    assert (end.result, end.tracks) == ("COMPLETED", (("REGENT", "SANCTIONED", "teguran_tertulis"),))
    assert end.in_order("decide_refer", "warn_orally", "warn_in_writing", "warning_heeded", "close")
    assert not end.running
