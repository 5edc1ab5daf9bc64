"""The house and the browser of the journeys; where there is no Chromium they are skipped, and say so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_django import DjangoDbBlocker

from tests.journeys.checks import AXE
from tests.journeys.house import House
from tests.journeys.people import Street

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """One installation for all journeys of this process."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    if not AXE.exists():
        pytest.skip("the front end is not built: make build")
    house = House(tmp_path_factory.mktemp("journeys") / "data", django_db_blocker)
    yield house
    complaints = house.stop()
    assert "Traceback" not in complaints, complaints


@pytest.fixture(scope="package")
def browser(house: House) -> Iterator[Browser]:
    """Gone when the journeys are over: its loop would be in the way of tests that use the database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def known_pages() -> set[str]:
    """What axe has seen of the pages."""
    return set()


@pytest.fixture
def street(
    house: House, browser: Browser, known_pages: set[str], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Street]:
    """Where the people of a story meet the house. A story that breaks off leaves a picture of each page it stood at."""
    failed_before = request.session.testsfailed
    yield Street(house, browser, known_pages)
    for number, context in enumerate(browser.contexts):
        if request.session.testsfailed > failed_before:
            for page in context.pages:
                page.screenshot(path=tmp_path / f"stood-at-{number}.png", full_page=True)
                print(f"{page.url} → {tmp_path}/stood-at-{number}.png")
        context.close()
