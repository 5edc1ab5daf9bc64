"""One practice world for all tests of a file; the real candidates of the shared country are taken out of it first."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from netra.practice.services import World, open_world
from netra.registry.models import Pair

AT = date(2026, 11, 23)


@pytest.fixture(scope="module")
def world(_country: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A world opened on the morning of `AT`; gone when the file is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        Pair.objects.all().delete()
        yield open_world(at=AT)
        transaction.set_rollback(True)
