"""What every test of the desk needs."""

import pytest

from netra.vault.services import ensure_key


@pytest.fixture(autouse=True)
def _keys(db: None) -> None:
    ensure_key()
