"""Questions to the cyber unit: in time or late, once, answered with confidence, and never about what was withdrawn."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from netra.cases.services import keep_all
from netra.ledger import queries as ledger
from netra.monitoring import services
from netra.monitoring.models import Inquiry, InquiryState
from netra.monitoring.refusals import DUE_IN_PAST, NOT_NOW, SAY_WHAT
from netra.monitoring.services import CannotAct, SomeoneWasFaster
from tests.builders import a_case, at
from tests.cast import Cast
from tests.monitoring.builders import TODAY, a_flag, an_inquiry


def answers(row: Inquiry, cast: Cast, text: str = "Akun asli.", confidence: str = "HIGH", after: int = 0) -> None:
    row.refresh_from_db()
    pieces = keep_all([ContentFile(b"tangkapan", name="layar.txt")], by=cast.sinta.actor, at=at(TODAY))
    day = TODAY + timedelta(days=after)
    by = cast.sinta.actor
    services.answer_inquiry(
        row, text=text, confidence=confidence, seen=row.revision, by=by, on=day, at=at(day), evidence=pieces
    )


def test_it_works(cast: Cast) -> None:
    row = an_inquiry(a_flag(), cast.budi)
    assert row.office_id == "CYBER-UNIT"
    services.take_inquiry(row, seen=0, by=cast.sinta.actor, on=TODAY, at=at(TODAY))
    answers(row, cast)
    assert (row.state, row.confidence, row.taken_by) == (InquiryState.ANSWERED, "HIGH", cast.sinta.user)
    assert row.pieces.get().evidence.name == "layar.txt"
    events = [entry.event for entry in ledger.timeline("INQUIRY", row.pk)]
    assert events == ["UNIT_ASKED", "UNIT_TOOK", "UNIT_ANSWERED"]
    assert row.flag is not None
    assert [entry.event for entry in ledger.timeline("FLAG", row.flag.pk)] == events
    assert ledger.check("INQUIRY").is_whole


def test_a_term_that_ran_out_is_noted_once(cast: Cast) -> None:
    row = an_inquiry(a_flag(), cast.budi)
    assert row.last_day == TODAY + timedelta(days=2)
    assert services.mark_overdue(at=at(TODAY + timedelta(days=2), 23)) == 0
    late = at(TODAY + timedelta(days=3), 0)
    assert [services.mark_overdue(at=late), services.mark_overdue(at=late)] == [1, 0]
    assert row.is_late(late)
    answers(row, cast, after=4)
    last = ledger.timeline("INQUIRY", row.pk).last()
    assert last is not None
    assert last.refs["late"] is True


def test_files_about_a_case_become_its_evidence(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    row = an_inquiry(case, cast.budi)
    answers(row, cast)
    assert case.exhibits.get().evidence.name == "layar.txt"
    assert "UNIT_ASKED" in [entry.event for entry in ledger.timeline("CASE", case.pk)]


def test_what_makes_no_sense_is_refused(cast: Cast) -> None:
    flag = a_flag()
    with pytest.raises(CannotAct) as refused:
        an_inquiry(flag, cast.budi, last_day=TODAY - timedelta(days=1))
    assert refused.value.reason == DUE_IN_PAST
    row = an_inquiry(flag, cast.budi, form_key="satu")
    assert an_inquiry(flag, cast.budi, form_key="satu") == row
    for text, confidence in ((" ", "HIGH"), ("Ya.", ""), ("Ya.", "SURE")):
        with pytest.raises(CannotAct) as refused:
            answers(row, cast, text, confidence)
        assert refused.value.reason == SAY_WHAT
    with pytest.raises(SomeoneWasFaster):
        services.take_inquiry(row, seen=7, by=cast.sinta.actor, on=TODAY, at=at(TODAY))
    services.withdraw_inquiry(row, seen=0, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    with pytest.raises(CannotAct) as refused:
        answers(row, cast)
    assert refused.value.reason == NOT_NOW
