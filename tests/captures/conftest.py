"""A hostile server, a store of its own for each test, and captures switched on with the allowance to reach it."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from netra.captures import services
from netra.captures.models import Capture
from netra.vault import services as vault
from tests.captures.hostile import Hostile, hostile

CHROMIUM = shutil.which("chromium") or ""
Settle = Callable[[Capture], Capture]


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as one:
        yield one


@pytest.fixture(autouse=True)
def _capturing(tmp_path: Path, settings: Settings, server: Hostile) -> None:
    settings.NETRA_DATA = tmp_path / "data"
    settings.NETRA_DATA.mkdir()
    settings.SITE_ADDRESS = "https://netra.example.go.id"
    settings.CAPTURE = True
    settings.CAPTURE_ALLOW = (server.place,)
    settings.CAPTURE_BROWSERS = ()


@pytest.fixture
def key(db: None) -> None:
    """The store can seal."""
    vault.ensure_key()


@pytest.fixture
def settle() -> Settle:
    """Go round like the worker until a capture has ended."""

    def going_round(capture: Capture) -> Capture:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            services.take_pending(at=timezone.now())
            capture.refresh_from_db()
            if capture.has_ended:
                return capture
            time.sleep(0.05)
        raise AssertionError("the capture never ended")

    return going_round
