"""Take the pictures of the README in the practice world: the map, the report form on a phone, a work list, a case,
figures, coverage, the zone of a region.

Run `python scripts/take_pictures.py`. It needs a built front end and Chromium (`apt-get install chromium`), opens a
practice world of its own in a temporary folder, and writes docs/pictures. Everybody in the pictures is invented.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
PHONE, DESK = (390, 900), (1280, 1000)
DISTRICT = "Bawaslu kabupaten/kota"
NATIONAL = "Bawaslu RI"
READING = ".n-work .n-work-title"
MAP = "main svg.n-chart:visible"
COLOURS = 128
HEAVIEST = 200_000


@dataclass(frozen=True, slots=True)
class World:
    """A practice world that is being served; `doors` holds a one-time sign-in for each role, by its label."""

    url: str
    doors: dict[str, str]


@contextmanager
def practice_world() -> Iterator[World]:
    with tempfile.TemporaryDirectory(prefix="netra-pictures-") as data, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        command = [sys.executable, "-m", "netra.config.cli", "serve", "--practice", "--port", str(port)]
        environment = os.environ | {"NETRA_DATA": data, "NETRA_ADDRESS": f"http://127.0.0.1:{port}"}
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
            try:
                yield _world(server, f"http://127.0.0.1:{port}")
            finally:
                server.terminate()


def _world(server: "subprocess.Popen[str]", url: str) -> World:
    """Read what the server prints until it serves."""
    assert server.stdout is not None
    doors: dict[str, str] = {}
    role = ""
    for line in server.stdout:
        print(line, end="")
        if (found := re.match(r"  (.+?) · ", line)) is not None:
            role = found[1]
        elif "/masuk/" in line:
            doors.setdefault(role, line.strip())
        elif line.startswith("Netra: "):
            return World(url, doors)
    raise RuntimeError("The practice world did not open.")


def take(browser: Browser, world: World) -> None:
    """All pictures, the public ones first."""
    phone = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, locale="id-ID")
    phone.goto(f"{world.url}/lapor/")
    keep(phone.screenshot(), "report-phone.png")
    phone.goto(f"{world.url}/panduan/suka/?siapa=pns&hari=2024-10-08")
    keep(phone.screenshot(), "guide-phone.png")

    desk = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="id-ID")
    desk.goto(f"{world.url}/zona/")
    keep(desk.locator(MAP).first.screenshot(), "map.png")
    desk.goto(f"{world.url}/zona/33.19/")
    keep(desk.screenshot(), "zone.png")
    desk.goto(world.doors[DISTRICT])
    desk.locator("main form button").click()
    desk.wait_for_url("**/kerja/")
    keep(desk.screenshot(), "inbox.png")
    desk.locator(".n-work .n-work-title").nth(1).click()  # the first is late and lacks everything; this one is at work
    desk.wait_for_url("**/perkara/**")
    desk.wait_for_load_state("networkidle")
    keep(desk.screenshot(), "case.png")
    desk.goto(f"{desk.url.split('?')[0].rstrip('/')}/saran/")
    keep(desk.screenshot(), "suggestion.png")
    desk.goto(f"{world.url}/bacaan/")
    desk.locator(READING).first.click()
    desk.wait_for_url(re.compile(r"/bacaan/[^/]+/"))
    keep(desk.screenshot(), "reading.png")
    desk.goto(f"{world.url}/pencegahan/cakupan/33.19/")
    keep(desk.screenshot(), "coverage.png")

    nation = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]}, locale="id-ID")
    nation.goto(world.doors[NATIONAL])
    nation.locator("main form button").click()
    nation.wait_for_url("**/kerja/")
    nation.goto(f"{world.url}/angka/")
    nation.wait_for_load_state("networkidle")
    nation.wait_for_timeout(1500)  # the charts rise
    keep(nation.screenshot(), "dashboard.png")


def keep(picture: bytes, name: str) -> None:
    """Write a picture with few colours, so that it stays light."""
    path = PICTURES / name
    image = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    image.save(path, "PNG", optimize=True)
    size = path.stat().st_size
    if size > HEAVIEST:
        raise RuntimeError(f"{name} has {size} bytes.")
    print(f"{path.relative_to(PICTURES.parent.parent)}: {image.width}×{image.height}, {size // 1000} kB")


def main() -> int:
    chromium = shutil.which("chromium")
    if chromium is None:
        print("take_pictures: no Chromium; apt-get install chromium", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    with practice_world() as world, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take(browser, world)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
