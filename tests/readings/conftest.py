"""Who is signed in, and a text that was read."""

from collections.abc import Callable

import pytest
from django.test import Client

from netra.readings import services
from netra.readings.models import Reading
from netra.readings.reader import Source
from tests.builders import at
from tests.campaigns.builders import TODAY
from tests.cast import Person
from tests.readings.texts import SESSION

ClientOf = Callable[[Person], Client]


@pytest.fixture
def client_of(db: None) -> ClientOf:
    """A browser in which somebody is signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    return signed_in


def a_reading(by: Person, text: str = SESSION, **more: object) -> Reading:
    """A text that was brought in and read."""
    source = Source(text=text, source="Kabar Contoh", **more)  # type: ignore[arg-type]
    return services.take_text(source, by=by.actor, on=TODAY, at=at(TODAY)).reading
