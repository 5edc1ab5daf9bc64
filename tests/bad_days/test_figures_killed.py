"""The figures stand still half-way, or are counted by two at once while cases move, and every case counts once."""

import pytest

from tests.bad_days.house import House

CASES = 25
READ = "select coalesce(max(last_entry), 0) from figures_cursor"


def _end(house: House) -> int:
    return int(house.rows("select max(id) from ledger_entry")[0][0])


def _kill_after(house: House, entry: float) -> None:
    worker = house.begin("advance-figures", "1")
    while house.rows(READ)[0][0] < entry:
        assert worker.poll() is None
    worker.kill()
    worker.communicate()


def _counted(house: House, measure: str) -> int:
    kept = f"select sum(n) from figures_cell where scope_kind = 'NATION' and dim = '' and measure = '{measure}'"
    return int(house.rows(kept)[0][0])


def test_it_works(house: House) -> None:
    """A worker is killed in the middle; then two finish side by side, while a third marks terms that ran out."""
    house.do("overdue", str(CASES))
    _kill_after(house, 3)
    assert house.rows(READ)[0][0] < _end(house), "it was cut short"
    workers = [house.begin(*task) for task in (("advance-figures", "2"), ("advance-figures", "3"), ("mark-overdue",))]
    assert [worker.wait() for worker in workers] == [0, 0, 0]
    for worker in workers:
        worker.communicate()
    # The command advances to the end, counts everything again, and fails when a sum is wrong.
    assert house.netra("figures", "check").endswith(", 0 wrong")
    assert (_counted(house, "RECEIVED"), _counted(house, "OVERDUE_BEGAN")) == (CASES, CASES)


@pytest.mark.heavy
def test_killed_again_and_again(house: House) -> None:
    house.do("reports", str(CASES * 20))
    for part in range(1, 20):
        _kill_after(house, _end(house) * part / 20)
    assert house.netra("figures", "check").endswith(", 0 wrong")
    assert _counted(house, "RECEIVED") == CASES * 20
