"""What all tests stand on: the country and the cast. The data directory comes from `tests/environment.py`."""

import pytest
from django.db import transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker

from netra.registry.models import Region
from netra.registry.services import create_offices, load_reference_data
from netra.vault import services as vault
from tests.cast import Cast, make_cast


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    """A page asked for in English leaves its language behind; every test begins in Indonesian."""
    translation.activate("id")


@pytest.fixture
def _country(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Loaded before a test's own transaction begins, and again when a test with real commits emptied the tables."""
    with django_db_blocker.unblock():
        vault.ensure_key()
        if Region.objects.exists():
            return
        with transaction.atomic():
            load_reference_data(with_pairs=True)
            create_offices()


@pytest.fixture
def country(_country: None, db: None) -> None:
    """Regions, contests, the pairs of 2024 and every office are in the database."""


@pytest.fixture
def cast(country: None) -> Cast:
    """The people of our tests, each in their office."""
    return make_cast()
