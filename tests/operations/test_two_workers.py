"""Two workers side by side, killed in the middle of everything: two others do the rest, nothing twice."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bad_days.house import House, build, demolish

MANY = "24"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(tmp_path / "house")
    yield made
    demolish(made)


@pytest.mark.heavy
def test_it_works(house: House) -> None:
    house.do("people")
    refs = house.do("overdue", MANY)
    assert house.do("photos", MANY) == len(refs)
    # Given: two workers at the same rows, and both killed before they can be done.
    first = [house.begin("clean", MANY) for _ in range(2)] + [house.begin("mark-overdue") for _ in range(2)]
    for worker in first:
        assert worker.stdout is not None
        worker.stdout.readline()
    time.sleep(0.4)
    for worker in first:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    # When: two others come, an hour later, when every claim of the dead has run out.
    second = [house.begin("clean-later", MANY) for _ in range(2)] + [house.begin("mark-overdue") for _ in range(2)]
    assert [worker.wait(timeout=240) for worker in second] == [0] * 4
    # Then: everything is done, and everything once.
    assert house.rows("SELECT DISTINCT clean_state FROM evidence_evidence") == [("DONE",)]
    touched = "SELECT evidence_id FROM evidence_touch WHERE what = 'CLEANED'"
    assert len(house.rows(touched)) == len(set(house.rows(touched))) == int(MANY)
    told = [row[0] for row in house.rows("SELECT refs FROM ledger_entry WHERE event = 'OVERDUE'")]
    assert len(told) == len({str(refs) for refs in told}) >= int(MANY)
    numbers = house.rows("SELECT subject_id, sequence FROM ledger_entry WHERE subject_kind = 'CASE'")
    assert len(numbers) == len(set(numbers))
