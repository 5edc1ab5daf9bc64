"""The frame of every page: banner, languages, navigation, and nothing that slows a phone."""

import gzip

import pytest
from django.test import Client
from pytest_django import Settings

from scripts import build_frontend as front


@pytest.fixture(autouse=True)
def _addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.ui.sample_urls"


def test_it_works(client: Client) -> None:
    page = client.get("/ui/").content.decode()
    assert '<html lang="id">' in page
    assert '<a class="n-skip" href="#main">' in page
    assert 'aria-current="page"' in page
    assert page.count("<h1>") == 1


def test_practice_is_said_on_every_page(client: Client, settings: Settings) -> None:
    settings.PRACTICE = True
    for address in ("/ui/", "/ui/public/", "/ui/404/", "/tidak-ada/"):
        page = client.get(address).content.decode()
        assert "<strong>LATIHAN</strong>" in page
        assert "· LATIHAN</title>" in page
    settings.PRACTICE = False
    assert "LATIHAN" not in client.get("/ui/").content.decode()


def test_the_language_is_switched_and_the_page_kept(client: Client) -> None:
    assert 'name="next" value="/ui/public/?a=1"' in client.get("/ui/public/?a=1").content.decode()
    answer = client.post("/i18n/setlang/", {"language": "en", "next": "/ui/public/?a=1"})
    assert answer["Location"] == "/ui/public/?a=1"
    assert '<html lang="en">' in client.get("/ui/public/").content.decode()


def test_the_policy_allows_this_site_only(client: Client) -> None:
    policy = client.get("/ui/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "data:" not in policy


def test_a_citizens_page_is_light(client: Client) -> None:
    """Everything a first visit loads, the page itself unpacked: far below 150 kB, htmx left out."""
    answer = client.get("/ui/public/", HTTP_ACCEPT_LANGUAGE="id")
    page = answer.content.decode()
    assert "htmx.min.js" not in page
    files = sum((front.DIST / f"{name}.gz").stat().st_size for name in ("netra.css", "netra.js", "sprite.svg"))
    drawings = sum(path.stat().st_size for path in (front.UI / "static" / "ui" / "img").iterdir())
    assert len(answer.content) + files + drawings < 70_000


def test_the_web_server_hands_out_the_packed_copy(client: Client) -> None:
    answer = client.get("/static/ui/dist/netra.css", HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.getvalue()) == (front.DIST / "netra.css").read_bytes()
