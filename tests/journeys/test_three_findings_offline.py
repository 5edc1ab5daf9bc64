"""Three findings with pictures are written down where there is no line; the browser is closed and opened again; each
reaches the office exactly once, though an answer was lost on the way.

Nothing is seeded. Budi holds one phone, whose browser keeps what it keeps between two starts.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Route, expect

from netra.cases.models import Case
from netra.evidence.models import Evidence
from netra.offline.models import Delivery
from tests.journeys.checks import AXE, LEVELS, OVERFLOW, RUN_AXE
from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.house import House
from tests.journeys.people import PATIENCE, POCKET, Street

pytestmark = pytest.mark.journey

PHRASE = "sawah hijau sesudah hujan"
SEEN = "Kepala dinas contoh mengangkat dua jari di depan warga"
KEPT = """async () => (await Promise.all((await caches.keys()).map(async (name) =>
  (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)))).flat()"""


class Phone:
    """One phone with one browser; switched off and on it is the same phone."""

    def __init__(self, street: Street, folder: Path) -> None:
        self._street, self._folder = street, folder
        self.complaints: list[str] = []

    @contextmanager
    def on(self, *, line: bool) -> Iterator[tuple[BrowserContext, Page]]:
        context = self._street.browser.browser_type.launch_persistent_context(
            self._folder,
            executable_path=CHROMIUM,
            args=FLAGS,
            base_url=self._street.house.url,
            viewport=POCKET,  # type: ignore[arg-type]  # a TypedDict of the library's own
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            reduced_motion="reduce",
        )
        try:
            context.set_default_timeout(PATIENCE)
            context.set_offline(not line)
            page = context.pages[0]
            page.on("pageerror", lambda error: self.complaints.append(str(error)))
            page.on("console", lambda said: self.complaints.append(said.text) if "Policy" in said.text else None)
            yield context, page
        finally:
            context.close()

    def remembers(self, *words: bytes) -> list[bytes]:
        """Which of these words lie readable anywhere in what the browser wrote down."""
        written = b"".join(path.read_bytes() for path in self._folder.rglob("*") if path.is_file())
        return [word for word in words if word in written]


def _is_usable(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate(RUN_AXE, LEVELS) == []
    assert page.evaluate(OVERFLOW) <= 0


def _unlocks(page: Page) -> None:
    page.goto("/lapangan/")
    page.get_by_label("Frasa sandi ponsel ini").fill(PHRASE)
    page.get_by_role("button", name="Buka", exact=True).click()
    expect(page.get_by_role("heading", name="Antrean di ponsel ini")).to_be_visible(timeout=PATIENCE)


def _writes_down(page: Page, number: int, picture: Path, day: str) -> None:
    page.get_by_role("button", name="Catat temuan").click()
    page.get_by_label("Foto, video, rekaman, atau dokumen").set_input_files(picture)
    expect(page.locator("#files li")).to_have_count(1)
    for label, text in (
        ("Yang Anda lihat dan dengar", f"{SEEN}, {number}."),
        ("Tanggal kejadian", day),
        ("Jam pengawasan", "09.00 sampai 10.00"),
        ("Tempat persisnya", f"Lapangan {number}"),
        ("Nomor surat tugas", f"0{number}/ST/2024"),
        ("Kegiatan yang diawasi", f"Jalan sehat {number}"),
    ):
        page.get_by_label(label).fill(text)
    page.get_by_label("Nama", exact=True).first.fill("Joko Contoh")
    if number == 1:
        _is_usable(page)
    page.get_by_role("button", name="Simpan dan kirim bila ada sinyal").click()
    expect(page.locator("#queue li")).to_have_count(number, timeout=PATIENCE)


def test_three_findings_reach_the_office_once(house: House, street: Street, tmp_path: Path) -> None:
    # Given: Budi made his phone ready at the office,
    phone, pictures = Phone(street, tmp_path / "phone"), []
    for number, colour in enumerate(("navy", "teal", "maroon"), start=1):
        pictures.append(tmp_path / f"foto-{number}.jpg")
        Image.new("RGB", (640, 480), colour).save(pictures[-1], "JPEG", comment=b"GAMBAR-ASLI")
    before = house.backstage(lambda: (Case.objects.count(), Evidence.objects.count()))
    with phone.on(line=True) as (context, page):
        page.goto(house.one_time_door(house.cast.budi))
        page.locator("main").get_by_role("button", name="Masuk").click()
        page.goto("/lapangan/")
        _is_usable(page)
        for label in ("Frasa sandi untuk ponsel ini", "Frasa sandi sekali lagi"):
            page.get_by_label(label).fill(PHRASE)
        page.get_by_role("button", name="Siapkan").click()
        expect(page.get_by_role("heading", name="Antrean di ponsel ini")).to_be_visible(timeout=PATIENCE)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        # and there is no line where he goes. He writes down three findings, each with a picture.
        context.set_offline(True)
        _unlocks(page)
        for number, picture in enumerate(pictures, start=1):
            _writes_down(page, number, picture, house.today.isoformat())
        _is_usable(page)
    # The phone is off: nothing of them can be read from it.
    assert phone.remembers(SEEN.encode(), SEEN.encode("utf-16-le"), b"Joko Contoh", b"GAMBAR-ASLI") == []

    # When: the browser is opened again, still without a line, everything waits;
    with phone.on(line=False) as (context, page):
        _unlocks(page)
        expect(page.locator("#queue li")).to_have_count(3)
        # a line comes, and breaks just after the office has received the first one;
        lost: list[str] = []

        def breaks_once(route: Route) -> None:
            if lost:
                return route.continue_()
            lost.append(str(route.fetch().json()["ref"]))
            return route.abort()

        context.route("**/lapangan/temuan/**", breaks_once)
        context.set_offline(False)  # and the phone notices by itself
        # Then: he reads three receipts, the lost one among them,
        expect(page.locator("#receipts li")).to_have_count(3, timeout=PATIENCE)
        assert len(lost) == 1
        expect(page.locator("#receipts")).to_contain_text(lost[0])
        expect(page.locator("#queue li")).to_have_count(0)
        _is_usable(page)
        # the phone keeps the page itself and no other page of the house,
        assert {path for path in page.evaluate(KEPT) if not path.startswith("/static/")} <= {
            "/lapangan/",
            "/lapangan/bahasa",
        }
        # and the case opens from the receipt, with its picture.
        page.locator("#receipts a").first.click()
        expect(page.get_by_text("Temuan tiba dari ponsel").first).to_be_visible(timeout=PATIENCE)
    assert phone.complaints == []

    after = house.backstage(lambda: (Case.objects.count(), Evidence.objects.count()))
    assert (after[0] - before[0], after[1] - before[1]) == (3, 3)
    came = house.backstage(
        lambda: [one.report.case.exhibits.count() for one in Delivery.objects.select_related("report__case")]
    )
    assert came == [1, 1, 1]
