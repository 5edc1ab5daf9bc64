"""The ledger only grows; its texts can be forgotten, its rows cannot."""

from datetime import date, timedelta

import pytest

from netra.ledger import queries, services
from netra.ledger.models import Deadline, Entry, EntryText, LedgerIsClosed
from netra.ledger.services import Event, Subject
from tests.builders import at

DAY = date(2024, 10, 10)
CASE = Subject("CASE", 7)


def _event(text: str = "") -> Event:
    return Event(name="OPENED", on=DAY, at=at(DAY), actor="user:1", refs={"b": 1, "a": "é"}, text=text)


def test_it_works(db: None) -> None:
    first, second = services.record(CASE, _event()), services.record(CASE, _event("kata"))
    other = services.record(Subject("CASE", 8), _event())
    assert [first.sequence, second.sequence, other.sequence] == [1, 2, 1]
    assert [e.pk for e in queries.timeline("CASE", 7)] == [first.pk, second.pk]


def test_the_canonical_form_is_fixed(db: None) -> None:
    row = services.record(CASE, _event())
    assert row.canonical().decode() == (
        '{"actor":"user:1","at":1728529200000000,"basis":[],"catalogue":"","event":"OPENED","form":2,"from":"",'
        '"institution":"","on":"2024-10-10","refs":{"a":"é","b":1},"result":"","sequence":1,"subject":["CASE",7],'
        '"text":"","to":"","track":null}'
    )
    assert Entry.objects.get(pk=row.pk).canonical() == row.canonical()


def test_a_row_is_never_changed_or_deleted(db: None) -> None:
    row = services.record(CASE, _event())
    row.event = "OTHER"
    with pytest.raises(LedgerIsClosed):
        row.save()
    with pytest.raises(LedgerIsClosed):
        row.delete()
    assert Entry.objects.get(pk=row.pk).event == "OPENED"


def test_the_text_can_be_erased_and_its_hash_stays(db: None) -> None:
    row = services.record(CASE, _event("nama seseorang"))
    words = EntryText.objects.get(entry=row)
    assert EntryText.digest(words.salt, words.text) == row.text_hash
    assert services.erase_text(row, under="retention-1", at=at(DAY))
    assert not services.erase_text(row, under="retention-1", at=at(DAY))
    words.refresh_from_db()
    assert (words.text, words.salt, words.erased_under) == ("", "", "retention-1")
    assert Entry.objects.get(pk=row.pk).text_hash


def test_a_clock_that_ran_out_becomes_one_event(db: None) -> None:
    due = at(DAY + timedelta(3))
    clock = services.start_deadline(CASE, rule="handling", started_at=at(DAY), due_at=due)
    assert services.mark_overdue(clock, at=due - timedelta(seconds=1), on=DAY) is None
    assert services.mark_overdue(clock, at=due, on=DAY) is not None
    assert services.mark_overdue(clock, at=due, on=DAY) is None
    assert Entry.objects.filter(event="OVERDUE").count() == 1


@pytest.mark.parametrize(("hours", "state"), [(-1, Deadline.State.MET), (0, Deadline.State.MET_LATE)])
def test_stopping_says_whether_it_was_in_time(db: None, hours: int, state: str) -> None:
    due = at(DAY + timedelta(3))
    clock = services.start_deadline(CASE, rule="handling", started_at=at(DAY), due_at=due)
    services.stop_deadlines(CASE, ["handling"], at=due + timedelta(hours=hours))
    clock.refresh_from_db()
    assert clock.state == state
