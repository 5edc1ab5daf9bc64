"""The worker is killed in the middle of its jobs and does the rest next time: nothing lost, nothing twice."""

import time

from tests.bad_days.house import House

TERMS, PHOTOS = 150, 12


def _kill_in_the_middle(house: House, wait: float, task: str, *words: str) -> None:
    worker = house.begin(task, *words)
    assert worker.stdout is not None
    assert worker.stdout.readline() == b'"started"\n'
    time.sleep(wait)
    worker.kill()
    worker.wait()
    worker.stdout.close()


def test_it_works(house: House) -> None:
    """Terms that ran out become one event each, however often the marking is cut short."""
    house.do("overdue", str(TERMS))
    marked = "select count(*) from ledger_entry where event = 'OVERDUE'"
    for enough in (1, 15, 30):
        worker = house.begin("mark-overdue")
        while house.rows(marked)[0][0] < enough:
            assert worker.poll() is None
        worker.kill()
        worker.communicate()
        assert house.rows(marked)[0][0] < TERMS, "it was cut short"
    house.do("mark-overdue")
    assert house.do("mark-overdue") == 0
    rows = "select count(*), count(distinct subject_id) from ledger_entry where event = 'OVERDUE'"
    assert house.rows(rows) == [(TERMS, TERMS)]
    assert house.rows("select distinct state from ledger_deadline") == [("OVERDUE",)]
    assert not house.rows(
        "select 1 from ledger_entry group by subject_kind, subject_id having count(*) <> max(sequence)"
    )


def test_clean_copies(house: House) -> None:
    house.do("photos", str(PHOTOS))
    for wait in (0.3, 0.6):
        _kill_in_the_middle(house, wait, "clean", "20")
    house.do("clean-later", "20")
    assert house.do("clean-later", "20") == 0
    assert house.rows("select clean_state, count(*) from evidence_evidence group by clean_state") == [("DONE", PHOTOS)]
    made = "select count(*), count(distinct evidence_id) from evidence_touch where what = 'CLEANED'"
    assert house.rows(made) == [(PHOTOS, PHOTOS)]
    assert len(list((house.folder / "evidence").glob("clean/*/*/*"))) == PHOTOS
    assert len(list((house.folder / "evidence").glob("[0-9a-f][0-9a-f]/*/*"))) == PHOTOS
