"""A reporter behind Tor: no program of a page is needed, nothing comes from elsewhere, no address is looked at.

Threat model: HOST-1.
"""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cast import Cast
from tests.intake.forms import enter, filled_report, token_of

HIDDEN = "netra2rekaan7abcdefghijklmnopqrstuvwxyz234567abcdefghijkl.onion"
NETRA = Path(__file__).parents[2] / "netra"
FETCHED = re.compile(r'<(?:script|img|iframe|audio|video|source|embed|object|track)[^>]+?(?:src|data)="([^"]+)"')
LINKED = re.compile(r'<link[^>]+href="([^"]+)"')
PAGES = ("/", "/lapor/", "/status/", "/panduan/", "/tanya/", "/bantuan/", "/hukum/")
# Where an address is looked at: the accused's door counts mistyped codes in memory, under a key that ends with it.
MAY_LOOK = {"cases/views/throttle.py", "operations/views.py"}  # guesses at doors; whether a measurer is this machine


@pytest.fixture
def onion(settings: Settings) -> Client:
    settings.ALLOWED_HOSTS = [HIDDEN]
    return Client(headers={"host": HIDDEN, "user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101"})


def fetched(page: str) -> list[str]:
    return FETCHED.findall(page) + LINKED.findall(page)


def test_it_works(onion: Client, cast: Cast) -> None:
    """The whole way without any program of the page: form, receipt, status, message."""
    receipt = onion.post("/lapor/", filled_report(token_of(onion.get("/lapor/"))))
    code = re.search(r'id="kode">([^<]+)<', receipt.content.decode())
    assert code is not None
    status = enter(onion, code[1])
    assert status.status_code == 200
    sent = onion.post("/status/pesan/", {"token": token_of(status), "text": "Halo"}, follow=True)
    assert "Halo" in sent.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_fetched_from_elsewhere(onion: Client, cast: Cast, address: str) -> None:
    page = onion.get(address, follow=True)
    assert page.status_code == 200
    foreign = [one for one in fetched(page.content.decode()) if not one.startswith(("/", "data:", "#"))]
    assert foreign == []
    policy = page["Content-Security-Policy"]
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    assert not re.search(r"https?:|\*", policy)
    assert "unsafe" not in policy


def test_this_way_of_looking_sees_a_foreign_picture() -> None:
    page = '<img alt="" src="https://cdn.example/x.png"><link rel="icon" href="https://cdn.example/i.png">'
    assert len(fetched(page)) == 2


@pytest.mark.parametrize("kind", ["css", "js"])
def test_files_of_the_pages_call_nobody(kind: str) -> None:
    files = sorted((NETRA / "ui" / "static" / "ui" / "dist").glob(f"*.{kind}"))
    if not files:
        pytest.skip("the front end is not built")
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"@import\s|url\(\s*[\"']?https?:", text), path.name
        assert not re.search(r"(?:fetch|import|sendBeacon|WebSocket|EventSource)\(\s*[\"'`]https?:", text), path.name


def test_no_address_of_a_citizen_is_looked_at() -> None:
    looks = {
        str(path.relative_to(NETRA))
        for path in NETRA.rglob("*.py")
        if re.search(r"REMOTE_ADDR|X_FORWARDED_FOR|HTTP_USER_AGENT|X-Forwarded-For", path.read_text(encoding="utf-8"))
    }
    assert looks == MAY_LOOK


def test_cookies_last_no_longer_than_the_visit_and_say_nothing(onion: Client, cast: Cast) -> None:
    onion.get("/lapor/")
    assert set(onion.cookies) <= {"csrftoken", "__Host-csrftoken"}
