"""A store of its own for each test, and clients for the cast."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import Person

ClientOf = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.NETRA_DATA = tmp_path / "data"
    settings.NETRA_DATA.mkdir()
    return tmp_path / "data"


@pytest.fixture
def client_of(db: None) -> ClientOf:
    """A browser in which somebody is signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    return signed_in
