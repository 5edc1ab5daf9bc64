"""The vault needs its keys before anything can be sealed."""

import pytest

from netra.vault.services import ensure_key


@pytest.fixture(autouse=True)
def _keys(db: None) -> None:
    ensure_key()
