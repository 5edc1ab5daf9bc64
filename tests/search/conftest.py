"""Signed-in browsers."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Person


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A browser in which this person has signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    return signed_in
