"""Messages to other systems: signed, sent again, never into our own network, laid aside and replayed.

Threat model: PARTNER-3.
"""

import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.lib.signatures import is_signed
from netra.partners import services
from netra.partners.models import Delivery, DeliveryState, Hook
from netra.partners.services.delivering import PAUSES
from tests.cases.conftest import MARK, NIP, AtPpk
from tests.cast import Cast
from tests.partners.conftest import System


class Ear:
    """A partner's address: what came, and what it is told to answer."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.status = 204
        ear = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                ear.heard.append(({key.lower(): value for key, value in self.headers.items()}, body))
                self.send_response(ear.status)
                if ear.status == 302:
                    self.send_header("Location", "http://127.0.0.1:1/")
                self.end_headers()

            def log_message(self, format: str, *args: Any) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def is_signed(self, which: int, secret: str) -> bool:
        headers, body = self.heard[which]
        moment = int(headers["webhook-timestamp"])
        now = int(timezone.now().timestamp())
        return is_signed(headers["webhook-signature"], secret, headers["webhook-id"], moment, body, now=now)


@pytest.fixture
def ear(settings: Settings) -> Iterator[Ear]:
    one = Ear()
    settings.HOOK_ALLOW = [one.address]
    settings.SITE_ADDRESS = "https://netra.contoh.invalid"
    yield one
    one.server.shutdown()
    one.server.server_close()


@pytest.fixture
def hooked(cast: Cast, bkn: System, ear: Ear) -> tuple[Hook, str]:
    return services.add_hook(
        bkn.partner, url=f"http://{ear.address}/netra?x=1", by=cast.adi.user, at=timezone.now() - timedelta(days=9)
    )


def test_it_works(at_ppk: AtPpk, hooked: tuple[Hook, str], ear: Ear) -> None:
    hook, secret = hooked
    services.collect(at=timezone.now())
    n = Delivery.objects.count()
    assert services.deliver(at=timezone.now()) == n == len(ear.heard) > 0
    assert ear.is_signed(0, secret)
    assert not ear.is_signed(0, "whsec_" + secret[6:][::-1])
    assert services.deliver(at=timezone.now()) == 0  # none twice
    whole = b"".join(body for _headers, body in ear.heard).decode()
    assert not [text for text in (NIP, MARK, "Joko") if text in whole]
    assert services.forget(at=timezone.now() + timedelta(days=100)) == n
    hook.refresh_from_db()
    assert secret not in hook.secret


def test_a_turned_secret_breaks_nothing(cast: Cast, hooked: tuple[Hook, str], ear: Ear) -> None:
    hook, old = hooked
    now = timezone.now()
    new = services.rotate_secret(hook, by=cast.adi.user, at=now)
    hook.refresh_from_db()
    services.ping(hook, at=now)
    services.deliver(at=now)
    assert ear.is_signed(0, old)
    assert ear.is_signed(0, new)
    Hook.objects.update(old_until=now)
    services.ping(hook, at=now)
    services.deliver(at=now)
    assert not ear.is_signed(1, old)
    assert ear.is_signed(1, new)


def test_what_fails_is_tried_later_then_laid_aside_and_sent_again(hooked: tuple[Hook, str], ear: Ear) -> None:
    hook, _secret = hooked
    now = timezone.now()
    services.ping(hook, at=now)
    ear.status = 302  # nobody is followed elsewhere
    for pause in PAUSES:
        assert services.deliver(at=now) == 0
        assert services.deliver(at=now) == 0  # not before its time
        now += pause
    services.deliver(at=now)
    assert len(ear.heard) == len(PAUSES) + 1
    dead = Delivery.objects.get()
    assert (dead.state, dead.fault) == (DeliveryState.DEAD, "HTTP 302")
    assert len({headers["webhook-id"] for headers, _body in ear.heard}) == 1
    ear.status = 200
    assert services.send_again(hook, at=now) == 1
    assert services.deliver(at=now) == 1


def test_who_says_gone_is_asked_no_more_and_misses_nothing(cast: Cast, hooked: tuple[Hook, str], ear: Ear) -> None:
    hook, _secret = hooked
    now = timezone.now()
    ear.status = 410
    services.ping(hook, at=now)
    services.deliver(at=now)
    services.ping(hook, at=now)
    assert services.deliver(at=now + timedelta(days=9)) == 0
    assert len(ear.heard) == 1
    ear.status = 200
    services.resume_hook(hook, by=cast.adi.user, at=now)
    assert services.deliver(at=now + timedelta(days=9)) == 2


def test_everything_since_a_day_is_told_again(at_ppk: AtPpk, hooked: tuple[Hook, str], ear: Ear) -> None:
    hook, _secret = hooked
    now = timezone.now()
    services.collect(at=now)
    n = services.deliver(at=now)
    assert services.replay(hook, since=now - timedelta(days=9999), at=now) == n
    assert services.deliver(at=now) == n
    ids = [headers["webhook-id"] for headers, _body in ear.heard]
    assert ids[:n] == ids[n:]


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("http://127.0.0.1:9/", "NOT_PUBLIC"),
        ("http://169.254.169.254/latest", "NOT_PUBLIC"),
        ("https://[::1]/", "NOT_PUBLIC"),
        ("https://netra.contoh.invalid/kerja/", "OWN_SITE"),
        ("file:///etc/passwd", "BAD_SCHEME"),
    ],
    ids=["loopback", "metadata", "loopback-6", "own", "file"],
)
def test_no_hook_leads_inside(cast: Cast, bkn: System, ear: Ear, url: str, fault: str) -> None:
    """Judged at each attempt, not only when it is written down."""
    hook, _secret = services.add_hook(bkn.partner, url=url, by=cast.adi.user, at=timezone.now())
    services.ping(hook, at=timezone.now())
    services.deliver(at=timezone.now())
    dead = Delivery.objects.get()
    assert (dead.state, dead.fault, ear.heard) == (DeliveryState.DEAD, fault, [])


def test_administrators_do_it_on_pages_and_see_no_case(
    cast: Cast, at_ppk: AtPpk, hooked: tuple[Hook, str], ear: Ear
) -> None:
    hook, _secret = hooked
    client = Client()
    client.force_login(cast.adi.user)
    base = f"/pengelola/sistem/{hook.partner.ref}/"
    for url in ("http://10.0.0.1/", "http://127.0.0.1:22/", "https://netra.contoh.invalid/", "bukan"):
        assert client.post(base + "alamat/", {"url": url}).status_code == 422, url
    made = client.post(base + "token/", {"label": "uji", "scopes": ["events:read"], "days": "30"})
    assert b"netra_" in made.content
    assert b"netra_" not in client.get(base).content
    services.collect(at=timezone.now())
    ear.status = 500
    services.deliver(at=timezone.now())
    page = client.get(f"{base}alamat/{hook.ref}/")
    assert b"HTTP 500" in page.content
    told = client.get("/pengelola/sistem/").content + client.get(base).content + page.content
    assert not [word for word in (MARK, NIP, "Joko", at_ppk.case.ref) if word.encode() in told]
    for step in ("uji", "ulang", "tahan", "lanjut", "akhiri"):
        assert client.post(f"{base}alamat/{hook.ref}/{step}/").status_code == 302
    assert client.get(f"{base}alamat/{hook.ref}/").status_code == 404
