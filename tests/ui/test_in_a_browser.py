"""Every component and error page in headless Chromium: axe finds nothing, nothing overflows, nothing is refused.

The pages are drawn first and then served to the browser from memory, so no web server and no database take part.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client, override_settings
from playwright.sync_api import Browser, Page, Route, sync_playwright

from scripts import build_frontend as front

CHROMIUM = shutil.which("chromium")
AXE = front.MODULES / "axe-core" / "axe.min.js"
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--no-first-run"),
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ADDRESSES = ["/ui/", "/ui/public/", "/ui/400/", "/ui/403/", "/ui/404/", "/ui/413/", "/ui/429/", "/ui/500/"]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SITE = "http://netra.test"
AUDITED = {"id": 390, "en": 1280}

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine (Debian: apt-get install chromium)"),
]


@dataclass(frozen=True, slots=True)
class Drawn:
    body: bytes
    policy: str


def draw(language: str) -> dict[str, Drawn]:
    """Every page, by the path under which the browser will ask for it."""
    with override_settings(ROOT_URLCONF="tests.ui.sample_urls", PRACTICE=True):
        client = Client()
        client.cookies["django_language"] = language
        answers = {address: client.get(address) for address in ADDRESSES}
        answers["/refused"] = client.post("/ui/", {"where": "x"})
        answers["/kept"] = client.post(
            "/ui/kept/", {"what": "teks panjang", "password": "x"}, headers={"sec-fetch-site": "same-origin"}
        )
    return {path: Drawn(answer.content, answer.headers["Content-Security-Policy"]) for path, answer in answers.items()}


@dataclass(frozen=True, slots=True)
class Seen:
    """What the browser complained about on one page, and how wide the page became."""

    faults: list[str]
    complaints: list[str]
    width: int


def look(browser: Browser, drawn: dict[str, Drawn], path: str, width: int, *, audited: bool = True) -> Seen:
    context = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda problem: complaints.append(str(problem)))
    page.route("**/*", lambda route: serve(route, drawn))
    page.goto(SITE + path)
    found = faults(page) if audited else []
    if audited and width < 500 and page.locator(".n-menu summary").is_visible():
        page.locator(".n-menu summary").click()
        found += [f"menu: {fault}" for fault in faults(page)]
    wide = int(page.evaluate("document.documentElement.scrollWidth"))
    context.close()
    return Seen(found, complaints, wide)


def serve(route: Route, drawn: dict[str, Drawn]) -> None:
    path = urlsplit(route.request.url).path
    if path in drawn:
        headers = {"Content-Security-Policy": drawn[path].policy, "Content-Type": "text/html; charset=utf-8"}
        return route.fulfill(status=200, headers=headers, body=drawn[path].body)
    file = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
    if not file:
        return route.fulfill(status=404)
    return route.fulfill(status=200, content_type=TYPES[Path(file).suffix], body=Path(file).read_bytes())


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    answer = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", RULES)
    return [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for fault in answer["violations"]
        for node in fault["nodes"]
    ]


@pytest.fixture(scope="module", params=["id", "en"])
def seen(request: pytest.FixtureRequest) -> dict[tuple[str, int], Seen]:
    """All pages at two widths, looked at in one go: the browser is closed before any other test runs.

    Axe takes most of the time: it looks at the Indonesian pages on a phone, at the English ones on a desk.
    """
    front.build()
    drawn = draw(request.param)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = {
            (path, width): look(browser, drawn, path, width, audited=width == AUDITED[request.param])
            for path in drawn
            for width in (390, 1280)
        }
        browser.close()
    return found


PAGES = [*ADDRESSES, "/refused", "/kept"]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(seen: dict[tuple[str, int], Seen], path: str) -> None:
    assert [*seen[path, 390].faults, *seen[path, 1280].faults] == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_overflows_a_phone(seen: dict[tuple[str, int], Seen], path: str) -> None:
    assert seen[path, 390].width <= 390


@pytest.mark.parametrize("path", PAGES)
def test_the_browser_refuses_and_misses_nothing(seen: dict[tuple[str, int], Seen], path: str) -> None:
    assert seen[path, 1280].complaints == []


def test_a_fault_would_be_found() -> None:
    bad = b'<!doctype html><html lang="id"><title>x</title><main><h1>x</h1><img src="/a.png"></main>'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        saw = look(browser, {"/bad": Drawn(bad, "default-src 'self'")}, "/bad", 1280)
        browser.close()
    assert any(fault.startswith("image-alt") for fault in saw.faults)
    assert saw.complaints
