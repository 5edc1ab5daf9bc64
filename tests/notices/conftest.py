"""A mail server on loopback, and signed-in browsers."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import Person
from tests.notices.server import MailServer


@pytest.fixture
def mail_server(settings: Settings) -> Iterator[MailServer]:
    """A real SMTP server, to which the settings point."""
    server = MailServer()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.hostname, server.port
    settings.EMAIL_TIMEOUT = 5
    settings.DEFAULT_FROM_EMAIL = "Netra <kabar@netra.invalid>"
    yield server
    server.stop()


@pytest.fixture
def client_of() -> Callable[[Person], Client]:
    """A browser in which this person has signed in."""

    def signed_in(person: Person) -> Client:
        client = Client()
        client.force_login(person.user)
        return client

    return signed_in
