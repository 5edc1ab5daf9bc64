"""A store of its own for each test, and clients for the cast."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import Person


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.NETRA_DATA = tmp_path
    return tmp_path


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A browser in which this person has signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    return signed_in
