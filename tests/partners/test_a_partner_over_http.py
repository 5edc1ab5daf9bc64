"""The example partner against a running Netra: told by signed messages, it takes a matter in and reports it back."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
from django.utils import timezone
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from netra.ledger.queries import timeline
from netra.partners import services
from netra.partners.models import Delivery, DeliveryState, Handover
from tests.cases.conftest import AtPpk
from tests.cast import Cast
from tests.partners.conftest import connected

AGENCY = Path(__file__).resolve().parents[2] / "examples" / "partner" / "agency.py"
DECREE = {
    "action": "decline",
    "papers": [{"kind": "REASONS_LETTER", "fields": {"number": "800/7/contoh", "text": "Contoh: tidak cukup bukti."}}],
}


def _ask(url: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    with urlopen(Request(url, data), timeout=20) as answer:
        return json.load(answer)


def _until(found: Callable[[], Any]) -> Any:
    for _ in range(100):
        try:
            if answer := found():
                return answer
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("It did not come to that within ten seconds.")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.django_db(transaction=True)
def test_it_works(live_server: LiveServer, cast: Cast, at_ppk: AtPpk, settings: Settings, tmp_path: Path) -> None:
    port = _free_port()
    settings.HOOK_ALLOW = [f"127.0.0.1:{port}"]
    settings.SITE_ADDRESS = "https://netra.contoh.invalid"
    system = connected(cast, "PPK-33.19")
    address = f"http://127.0.0.1:{port}"
    hook, secret = services.add_hook(system.partner, url=f"{address}/netra", by=cast.adi.user, at=timezone.now())
    command = [sys.executable, str(AGENCY), "--netra", live_server.url, "--token", system.token, "--secret", secret]
    agency = subprocess.Popen(
        [*command, "--data", str(tmp_path / "register.sqlite3"), "--port", str(port)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert _until(lambda: _ask(f"{address}/register") == [])
        services.collect(at=timezone.now())
        assert services.deliver(at=timezone.now()) > 0
        (row,) = _until(lambda: [one for one in _ask(f"{address}/register") if one["acknowledged"]])
        assert row["stage"] == "PPK_FOLLOW_UP"
        assert Handover.objects.get().number == "REG-00001"
        told = _ask(f"{address}/register/1/step", DECREE)
        assert told["result"]["code"] == "NOT_SANCTIONED"
        assert _ask(f"{address}/register/1/step", {**DECREE, "revision": told["revision"] - 1}) == told  # once
        (row,) = _ask(f"{address}/register")
        assert row["result"] == "NOT_SANCTIONED"
        events = [entry.event for entry in timeline("CASE", at_ppk.case.pk) if entry.actor.startswith("partner:")]
        assert events == ["ACKNOWLEDGED", "PAPER_ADDED", "decline"]
        _not_heard_from_a_forger(cast, hook, address)
    finally:
        agency.terminate()
        agency.communicate(timeout=10)


def _not_heard_from_a_forger(cast: Cast, hook: Any, address: str) -> None:
    """A message signed by another secret is refused there, and kept here for another try."""
    services.rotate_secret(hook, by=cast.adi.user, at=timezone.now() - timedelta(days=30))
    hook.refresh_from_db()
    services.ping(hook, at=timezone.now())
    Delivery.objects.exclude(event__type="ping").delete()
    assert services.deliver(at=timezone.now()) == 0
    assert Delivery.objects.get().state == DeliveryState.WAITING
    assert Delivery.objects.get().fault == "HTTP 401"
