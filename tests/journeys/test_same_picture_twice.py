"""Two people report the same photograph, one of them as a screen of her telephone. The office sees it, joins the two,
makes a copy fit to publish, and takes the file along; with one byte altered nobody takes it for true."""

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from netra.pictures.models import Publishable
from netra.practice.scenes import photograph, screenshot
from tests.journeys.house import House
from tests.journeys.people import Officer, Reporter, Street
from tests.journeys.stories import case_about, outcome

pytestmark = pytest.mark.journey

ACCOUNT = "Camat berdiri di panggung bersama calon bupati dan mengangkat dua jari, saya potret dari depan."
SECOND = "Ini beredar di grup percakapan warga, saya simpan layarnya. Itu camat kami bersama calon."
FILES = "Foto, video, rekaman, atau dokumen"


def reports(street: Street, account: str, picture: Image.Image, path: Path) -> None:
    picture.convert("RGB").save(path, "JPEG", quality=85)
    reporter = Reporter(street, phone=True).opens_the_form().stays_nameless()
    reporter.tells(account, on=date(2024, 10, 8), region="Kudus", place="Alun-alun")
    reporter.attaches(FILES, path).sends().keeps_the_code()


def test_a_picture_in_two_reports_becomes_one_case(house: House, street: Street, tmp_path: Path) -> None:
    # Given: Rina took the photograph; Tuti saw it in a chat and sends her screen.
    house.is_on(date(2024, 10, 10))
    photo = photograph("journey", (960, 720), people=3).image
    reports(street, ACCOUNT, photo, tmp_path / "foto.jpg")
    reports(street, SECOND, screenshot("journey", photo, dark=True, width=720).image, tmp_path / "layar.jpg")
    first, second = case_about(house, ACCOUNT), case_about(house, SECOND)
    house.worker_goes_round()
    house.worker_goes_round()  # what was cleaned in the first round is looked at in the next

    # When: Budi opens the second report, he sees the first one's picture beside its own, and joins them in a step;
    budi = Officer(street, house.cast.budi).signs_in().opens(second)
    budi.reads("Gambar yang sama di perkara lain", "foto yang sama")
    budi.presses(f"Gabungkan ke Perkara {first} dan tutup perkara ini").reads("Perkara digabungkan.")
    assert outcome(house, second).stage == "CLOSED"

    # he covers what was proposed and a place he marks with the keyboard,
    budi.follows("layar.jpg").follows("Buat salinan").reads("Garis putus-putus: dugaan")
    budi.page.get_by_role("button", name="Tambah kotak").click()
    for key in ("ArrowUp", "ArrowLeft", "Shift+ArrowRight"):
        budi.page.keyboard.press(key)
    budi.ticks(
        "Saya sudah memeriksa seluruh gambar. Wajah, pelat, nama, dan akun yang tak perlu diketahui umum tertutup."
    )
    budi.presses("Buat salinan").reads("Salinan untuk diterbitkan dibuat.", "kotak ditutup")
    copy = budi.downloads("Unduh salinan")
    with Image.open(io.BytesIO(copy)) as image:
        assert image.size == (720, 1520)
        assert not image.getexif()
    made = house.backstage(lambda: Publishable.objects.order_by("pk").values_list("boxes", flat=True).last())
    assert made
    assert [box[0] for box in made if box[0] == "OTHER"] == ["OTHER"], made

    # and takes the file along.
    budi.opens(first).follows("Bawa berkas (ZIP)")
    with budi.page.expect_download() as waiting:
        budi.page.get_by_role("button", name="Unduh ZIP").click()
    bundle = tmp_path / "perkara.zip"
    bundle.write_bytes(waiting.value.path().read_bytes())

    # Then: the verifier that came with it finds it whole, and refuses it once a byte of the photograph is another.
    with zipfile.ZipFile(bundle) as archive:
        (tmp_path / "verify.py").write_bytes(archive.read("verify.py"))
        inside = {name: archive.read(name) for name in archive.namelist()}
    assert verified(tmp_path, bundle) == 0
    name = next(name for name in inside if name.startswith("evidence/"))
    inside[name] = inside[name][:100] + bytes([inside[name][100] ^ 1]) + inside[name][101:]
    altered = tmp_path / "lain.zip"
    with zipfile.ZipFile(altered, "w") as archive:
        for path, content in inside.items():
            archive.writestr(path, content)
    assert verified(tmp_path, altered) == 1


def verified(folder: Path, bundle: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", bundle.name], cwd=folder, check=False, capture_output=True
    )
    return done.returncode
