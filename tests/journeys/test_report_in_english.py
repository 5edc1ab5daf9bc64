"""A named report in English that is not registered: its writer reads why, reason by reason, and where to take it.

Nothing is seeded. Everybody in this story reads English, the officer too.
"""

from datetime import date

import pytest

from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.domain.papers import STATUS_REASONS
from netra.domain.procedures.results import RESULTS
from netra.intake.plain import REASONS
from tests.journeys.house import House
from tests.journeys.people import Officer, Reporter, Street
from tests.journeys.stories import case_about, outcome

pytestmark = pytest.mark.journey

ACCOUNT = "The head of a state school told the parents at a meeting whom to vote for. I did not hear it myself."
WORDS = "Nobody who was there is named, and nothing shows what was said. You may report again with a witness."


def test_a_report_is_not_registered_and_its_writer_reads_why(house: House, street: Street) -> None:
    # Given: a report under a name, three days after it became known.
    house.is_on(date(2024, 10, 21))
    rina = Reporter(street, language="en", phone=True)
    rina.opens_the_form().gives_a_name("Rina Contoh", known_on=date(2024, 10, 18))
    rina.tells(ACCOUNT, on=date(2024, 10, 17), region="Kudus", place="A school hall")
    rina.names("", status=STATUS_LABELS[PersonStatus.PNS], position="Head of a school")
    rina.sends().keeps_the_code()
    ref = case_about(house, ACCOUNT)

    # When: the officer studies it, finds requirements wanting, and tells the reporter,
    officer = Officer(street, house.cast.budi, language="en").signs_in().opens(ref)
    officer.reads_nothing_of("Rina Contoh", "0000000000000000")
    officer.takes("begin_initial_study")
    officer.takes(
        "refuse",
        "INITIAL_STUDY_NOTE",
        "STATUS_NOTICE",
        reasons=["FORMAL_REPORTED", "MATERIAL_EVIDENCE"],
        text=WORDS,
        belongs="Kudus education office",
    )

    # Then: she reads the outcome, each reason and where the matter belongs, all in English,
    reasons = dict(STATUS_REASONS)
    rina.asks_how_it_goes().reads_heading("Selesai").reads(RESULTS["NOT_REGISTERED"], WORDS, "Kudus education office")
    rina.reads(reasons["FORMAL_REPORTED"], reasons["MATERIAL_EVIDENCE"])
    rina.reads(REASONS["FORMAL_REPORTED"], REASONS["MATERIAL_EVIDENCE"])
    # and the ledger tells the same; her name stands in no row of the case.
    end = outcome(house, ref)
    assert (end.stage, end.result, end.tracks) == ("CLOSED", "NOT_REGISTERED", ())
    assert end.in_order("OPENED", "begin_initial_study", "refuse")
    assert not end.running
