"""Attacks run small in every run of the tests; `bench/attack.py` runs the same ones long and prints what they did."""

from collections.abc import Callable

import pytest

from tests.attack.tally import Counts, Tally

COUNTS = pytest.StashKey[Counts]()
TALLIES = pytest.StashKey[list[Tally]]()
Told = Callable[[Tally], None]


@pytest.fixture
def counts(request: pytest.FixtureRequest) -> Counts:
    return request.config.stash.get(COUNTS, Counts())


@pytest.fixture
def told(request: pytest.FixtureRequest) -> Told:
    """Takes what an attack did; one that failed, or did not see what was planted, fails the test."""

    def tell(tally: Tally) -> None:
        request.config.stash.setdefault(TALLIES, []).append(tally)
        assert tally.is_as_it_should_be, str(tally)

    return tell
