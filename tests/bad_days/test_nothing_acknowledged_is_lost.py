"""The server is killed again and again while people report. Whoever was shown a code finds everything behind it.

The killing is that of `bench/faults.py`, which deals other blows as well. Rows: HOST-4.
"""

import pytest

from bench.fault.kills import kills
from bench.fault.outside import jumping_clock, killed_worker
from tests.bad_days.house import House


def test_it_works(house: House) -> None:
    verdict = kills(house, 6)
    assert verdict.is_whole, str(verdict)
    assert verdict.unsure, "some were cut off in the middle"
    assert verdict.acknowledged >= 3, "some got their answer"


@pytest.mark.parametrize("planted", ["dropped-commit", "late-file"])
def test_what_is_planted_is_seen(house: House, planted: str) -> None:
    """A commit dropped after the answer, a file written behind it: the harness would have found them."""
    house.more = {"DJANGO_SETTINGS_MODULE": "bench.fault.settings", "NETRA_PLANTED": planted}
    verdict = kills(house, 3)
    assert verdict.found < verdict.acknowledged


@pytest.mark.heavy
def test_a_thousand_kills(house: House) -> None:
    verdict = kills(house, 1000)
    assert verdict.is_whole, str(verdict)


@pytest.mark.heavy
def test_a_clock_that_jumps(house: House) -> None:
    verdict = jumping_clock(house)
    assert verdict.is_whole, str(verdict)


@pytest.mark.heavy
def test_a_worker_that_is_killed_again_and_again(house: House) -> None:
    verdict = killed_worker(house, 10)
    assert verdict.is_whole, str(verdict)
