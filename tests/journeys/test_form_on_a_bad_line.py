"""A citizen writes on a telephone with a bad line: nothing typed is lost, a picture goes on where it broke off, and
nothing is kept on the telephone that its owner did not ask for.

Threat model: LAPTOP-6.
"""

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from netra.intake.models import Report
from tests.journeys.checks import AXE, LEVELS, OVERFLOW, RUN_AXE
from tests.journeys.house import House

pytestmark = pytest.mark.journey

ACCOUNT = "Pak lurah mengumpulkan warga di balai desa dan meminta mereka memilih pasangan nomor satu."
KEPT = "() => Object.keys(localStorage).length"
SLOW = {"offline": False, "latency": 30, "downloadThroughput": 400_000, "uploadThroughput": 250_000}
PHONE = {"width": 390, "height": 800}


@pytest.fixture
def telephone(house: House, browser: Browser) -> Iterator[BrowserContext]:
    house.is_on(date(2024, 10, 10))
    context = browser.new_context(viewport=PHONE, locale="id-ID", base_url=house.url)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    yield context
    context.close()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """About a megabyte that does not shrink."""
    noise = random.Random(7).randbytes(1200 * 900 * 3)
    Image.frombytes("RGB", (1200, 900), noise).save(tmp_path / "balai-desa.jpg", quality=90)
    return tmp_path / "balai-desa.jpg"


def _start(request: Request) -> int:
    """From which byte on a piece is sent."""
    return int(request.headers.get("upload-offset", "0"))


def _fits(page: Page) -> bool:
    return bool(page.evaluate(OVERFLOW) <= 1)


def test_it_works(house: House, telephone: BrowserContext, picture: Path) -> None:
    page = telephone.new_page()
    starts: list[int] = []
    page.on("request", lambda one: starts.append(_start(one)) if one.method == "PATCH" else None)
    page.goto("/lapor/")
    # Nothing is kept before it is asked for.
    page.get_by_label("Tanpa nama: informasi awal").check()
    page.get_by_label("Ceritakan apa yang terjadi").fill(ACCOUNT)
    page.wait_for_timeout(1000)
    assert page.evaluate(KEPT) == 0
    page.get_by_label("Simpan tulisan ini di perangkat saya").check()
    expect(page.get_by_text("Tersimpan di perangkat ini")).to_be_visible()

    # The line is slow, then gone, then back: the picture goes on where it was.
    wire = telephone.new_cdp_session(page)
    wire.send("Network.emulateNetworkConditions", SLOW)
    with page.expect_request(lambda one: one.method == "PATCH" and _start(one) > 0):
        page.locator("#id_uploads").set_input_files(picture)
    wire.send("Network.emulateNetworkConditions", {**SLOW, "offline": True})
    page.wait_for_timeout(1200)
    expect(page.locator(".n-upload.is-done")).to_have_count(0)
    wire.send("Network.emulateNetworkConditions", {**SLOW, "uploadThroughput": 5_000_000})
    expect(page.locator(".n-upload-state")).to_contain_text("Sudah sampai")
    assert starts.count(0) == 1

    # Twice as large a text fits, on the telephone and on a screen; the form speaks to readers of the screen.
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    for width in (PHONE["width"], 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert _fits(page), f"does not fit {width}"
    page.set_viewport_size({"width": 390, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE, LEVELS) == []

    # Another language: the text and the picture stay.
    page.locator("details.n-menu > summary").click()
    page.locator(".n-menu-panel button[value=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#id_account")).to_have_value(ACCOUNT)
    expect(page.get_by_text("balai-desa.jpg")).to_be_visible()

    # The browser is closed. It offers what was kept, and only that.
    page.close()
    again = telephone.new_page()
    again.goto("/lapor/")
    expect(again.locator("#id_account")).to_have_value("")
    again.get_by_role("button", name="Go on with it").click()
    expect(again.locator("#id_account")).to_have_value(ACCOUNT)
    with again.expect_navigation():
        again.get_by_role("button", name="Send", exact=True).click()
    expect(again.locator("#kode")).to_be_visible()

    # Once received, nothing is left on the telephone; the picture came once.
    assert again.evaluate(KEPT) == 0
    files = house.backstage(lambda: [one.case.exhibits.count() for one in Report.objects.filter(case__account=ACCOUNT)])
    assert files == [1]
