import pytest
from pathlib import Path
from datetime import date
from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from tests.journeys.people import *
pytestmark = pytest.mark.journey

@pytest.mark.parametrize("scripts",[True,False])
def test_it_works(house, browser, known_pages, scripts):
    street = Street(house, browser, known_pages)
    rina = Reporter(street, phone=True, scripts=scripts)
    rina.opens_the_form().sees(Path("/tmp/j/form.png"))
    rina.stays_nameless().tells("Camat berfoto dengan calon di alun-alun sambil mengangkat dua jari.", on=date(2024,10,8), region="Kudus", place="Alun-alun")
    rina.names("Joko Contoh", status=STATUS_LABELS[PersonStatus.PNS], position="Camat")
    rina.sends().keeps_the_code().sees(Path("/tmp/j/receipt.png"))
    rina.asks_how_it_goes().sees(Path("/tmp/j/status.png"))
    budi = Officer(street, house.cast.budi).signs_in().sees(Path("/tmp/j/inbox.png"))
    budi.sees(Path("/tmp/j/inbox.png"))
