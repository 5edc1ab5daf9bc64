"""What every test of the channels needs: keys, and a mailbox on loopback."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from netra.vault.services import ensure_key
from tests.channels.mailbox import OFFICE, PASSWORD, USER, Mailbox


@pytest.fixture(autouse=True)
def _keys(db: None) -> None:
    ensure_key()


@pytest.fixture(scope="module")
def _imap() -> Iterator[Mailbox]:
    server = Mailbox()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def mailbox(_imap: Mailbox, settings: Settings) -> Mailbox:
    """A real IMAP server, to which the settings point; what earlier tests put there has been read."""
    settings.IMAP_HOST, settings.IMAP_PORT, settings.IMAP_TLS = "127.0.0.1", _imap.port, "none"
    settings.IMAP_USER, settings.IMAP_PASSWORD = USER, PASSWORD
    settings.MAIL_ADDRESS, settings.IMAP_DELETE = OFFICE, True
    settings.DEFAULT_FROM_EMAIL = f"Netra <{OFFICE}>"
    _imap.empty()
    return _imap
