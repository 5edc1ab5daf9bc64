"""What every test of the doors needs."""

import pytest

from netra.intake.throttle import everywhere
from netra.vault.services import ensure_key


@pytest.fixture(autouse=True)
def _keys(db: None) -> None:
    ensure_key()


@pytest.fixture(autouse=True)
def _fresh_count() -> None:
    """Wrong codes of one test do not slow down the next."""
    everywhere.forget()
