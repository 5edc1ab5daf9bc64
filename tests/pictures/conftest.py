"""A store and a vault of its own for each test, and pictures in it."""

import io
from pathlib import Path

import pytest
from PIL import Image
from pytest_django import Settings

from netra.vault import services as vault


@pytest.fixture
def data_folder(db: None, tmp_path: Path, settings: Settings) -> Path:
    settings.NETRA_DATA = tmp_path
    vault.ensure_key()
    return tmp_path


def as_file(image: Image.Image, form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, form, quality=88)
    return out.getvalue()
