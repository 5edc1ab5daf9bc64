"""Pilkada 2020 in Demak: the file goes to KASN by way of the province; KASN recommends, the regent has ten days, and
an ethics council declares an open statement.

Seeded by services: the report and Bawaslu's handling in October 2020, up to the plenary that decides.
"""

from datetime import date

import pytest

from netra.domain.procedures.results import RESULTS
from tests.cast import DEMAK
from tests.journeys.house import House
from tests.journeys.people import Officer, Reporter, Street
from tests.journeys.seeds import seeded, to_plenary
from tests.journeys.stories import outcome

pytestmark = pytest.mark.journey


def test_kasn_recommends_and_an_ethics_council_speaks(house: House, street: Street) -> None:
    # Given: plenary in Demak is about to decide, two months before the vote of 2020.
    tono, wati, kartika, sofyan = house.cast.tono, house.cast.wati, house.cast.kartika, house.cast.sofyan
    seed = seeded(house, to_plenary, tono, act_on=date(2020, 9, 28), region=DEMAK)

    # When: it refers the matter to KASN, the province looks at it first,
    house.is_on(date(2020, 10, 5), hour=13)
    officer = Officer(street, tono).signs_in().opens(seed.title)
    officer.files("PLENARY_MINUTES").files("REFERRAL_LETTER", route="KASN").takes("decide_refer")
    officer.reads("Pemeriksaan Bawaslu provinsi", wati.office.name)
    house.is_on(date(2020, 10, 8))
    Officer(street, wati).signs_in().opens(seed.title).takes("forward", "FORWARD_LETTER")

    # KASN recommends, which gives the employer ten days,
    house.is_on(date(2020, 10, 20))
    verifier = Officer(street, kartika).signs_in().opens(seed.title).takes("recommend", "RECOMMENDATION")
    verifier.reads("Tindak lanjut PPK", "10 hari lagi", "Jumat, 30 Oktober 2020")

    # and inside of them an ethics council is convened, hears and decides, and the statement is read out.
    house.is_on(date(2020, 10, 22))
    employer = Officer(street, sofyan).signs_in().opens(seed.title).takes("convene_council", "COUNCIL_DECREE")
    house.is_on(date(2020, 10, 26))
    employer.opens(seed.title).takes("council_decides", "COUNCIL_MINUTES")
    house.is_on(date(2020, 10, 28))
    employer.opens(seed.title).takes("declare_statement", "MORAL_STATEMENT", sanction="Pernyataan terbuka")
    employer.takes("report_sanction", "SANCTION_REPORT")
    officer.opens(seed.title).takes("close", "STATUS_NOTICE", reasons=["OUTCOME"], text="Sanksi moral terbuka.")

    # Then: the reporter reads it; the term was kept.
    rina = Reporter(street, phone=True)
    rina.code = seed.code
    rina.asks_how_it_goes().reads("Sanksi moral terbuka.", RESULTS["SANCTIONED"])
    end = outcome(house, seed.ref)
    assert end.tracks == (("KASN", "SANCTIONED", "pernyataan_terbuka"),)
    assert end.in_order("decide_refer", "forward", "recommend", "convene_council", "council_decides")
    assert end.in_order("council_decides", "declare_statement", "report_sanction", "close")
    assert "ppk_follow_up" not in end.late
    assert not end.running
