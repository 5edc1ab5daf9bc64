"""One practice world for all tests of a file, in a country without the real candidates."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from netra.practice.services import World, open_world
from netra.registry.models import Pair, Region
from netra.registry.services import create_offices, load_reference_data

AT = date(2026, 11, 23)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A world opened on the morning of `AT`; gone when the file is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        if not Region.objects.exists():
            load_reference_data(with_pairs=False)
            create_offices()
        Pair.objects.all().delete()
        yield open_world(at=AT)
        transaction.set_rollback(True)
