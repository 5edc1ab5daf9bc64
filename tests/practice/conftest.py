"""A practice world has no real candidates: they are taken out of the country the other tests share."""

from datetime import date

import pytest

from netra.practice.services import World, open_world
from netra.registry.models import Pair

AT = date(2026, 11, 23)


@pytest.fixture
def land(country: None) -> None:
    """The country as a practice world finds it."""
    Pair.objects.all().delete()


@pytest.fixture
def world(land: None) -> World:
    return open_world(at=AT)
