"""A store and a vault of its own for each test."""

from pathlib import Path

import pytest
from pytest_django import Settings

from netra.vault.keys import add_key


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, settings: Settings) -> Path:
    settings.NETRA_DATA = tmp_path
    add_key()
    return tmp_path
