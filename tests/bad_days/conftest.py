"""Houses to break: one is built for the run, each test gets a copy of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bad_days.house import House, build, copy, demolish


@pytest.fixture(scope="session")
def model_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Prepared and never served from."""
    house = build(tmp_path_factory.mktemp("houses") / "model")
    yield house
    demolish(house)


@pytest.fixture
def house(model_house: House, tmp_path: Path) -> Iterator[House]:
    """A house of its own for one test, not yet serving."""
    copied = copy(model_house, tmp_path / "house")
    yield copied
    demolish(copied)
