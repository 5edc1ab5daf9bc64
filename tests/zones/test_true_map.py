"""Borders that were loaded stand on the map page beside the tiles, and in a file of their own."""

import json
import re
from datetime import timedelta
from math import sqrt
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.registry import queries as registry
from netra.zones import services
from netra.zones.borders.geometry import KM_A_DEGREE
from netra.zones.models import Reading

pytestmark = pytest.mark.usefixtures("country")

HOSTILE = '<img src=x onerror="alert(1)">&'
SURFACE = {"36.01": 2771.41, "33.09": 1096.59}
YESTERDAY = timezone.localdate() - timedelta(days=1)


def a_file(folder: Path, *, name: str = "batas.geojson", extra: str = "") -> Path:
    """Two regencies as squares, and a feature whose words come from a stranger."""
    rows = []
    for code, km2 in SURFACE.items():
        place, half = registry.region(code), sqrt(km2) / KM_A_DEGREE / 2
        x, y = place.label_longitude, place.label_latitude
        ring = [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]]
        rows.append({"properties": {"code": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    if extra:
        rows.append({"properties": {"code": extra, "name": extra}, "geometry": None})
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), encoding="utf-8")
    return path


def load(path: Path, source: str = "Badan pembuat peta") -> services.BoundaryReport:
    return services.import_boundaries(path, source=source, at=timezone.now())


def a_reading(code: str, fixed: str) -> None:
    counts = dict.fromkeys(
        ("proven", "overdue", "received", "recent_registered", "earlier_registered", "recent_received"), 0
    )
    Reading.objects.create(
        formula="netra-1",
        region_id=code,
        on=YESTERDAY,
        registered=3,
        earlier_received=0,
        index=9,
        fixed=fixed,
        taken_at=timezone.now(),
        **counts,
    )


def test_it_works(tmp_path: Path, client: Client) -> None:
    assert load(a_file(tmp_path)).loaded == len(SURFACE)
    a_reading("36.01", "YELLOW")
    a_reading("33.09", "RED")
    tiles = client.get("/zona/").content.decode()
    assert 'href="?tingkat=kabupaten&amp;bacaan=tetap' in tiles
    assert "n-borders" not in tiles
    page = client.get("/zona/?peta=batas").content.decode()
    assert page.count('<a href="/zona/36.01/') >= 2  # for phones and for desks
    assert "Kabupaten Pandeglang: kuning, 3 perkara diregistrasi</title>" in page
    assert "Badan pembuat peta" in page
    assert not re.search(r"<svg[^>]*style=|<style|<path[^>]*style=", page)


def test_words_of_a_stranger_stay_words(tmp_path: Path, client: Client) -> None:
    load(a_file(tmp_path, name="x&<b>.geojson", extra=HOSTILE), source=HOSTILE)
    a_reading("36.01", "YELLOW")
    for address in ("/zona/batas/", "/zona/?peta=batas", "/zona/batas.svg"):
        page = client.get(address).content.decode()
        assert "&lt;img src=x" in page
        assert "<img src=x" not in page
    assert "&lt;b&gt;.geojson" in client.get("/zona/batas/").content.decode()


def test_the_file_to_take_home_stands_alone(tmp_path: Path, client: Client, settings: Settings) -> None:
    a_reading("36.01", "YELLOW")
    assert client.get("/zona/batas.svg").status_code == 404
    load(a_file(tmp_path))
    settings.PRACTICE = True
    answer = client.get("/zona/batas.svg")
    assert answer["Content-Type"].startswith("image/svg+xml")
    assert f"latihan-zona-batas-kabupaten-{YESTERDAY}.svg" in answer["Content-Disposition"]
    drawn = ElementTree.fromstring(answer.content)
    words = " ".join("".join(one.itertext()) for one in drawn.iter() if one.tag.endswith(("text", "title")))
    for said in ("LATIHAN", "netra-1", "Badan pembuat peta", "K = kuning", "perkara"):
        assert said in words
    assert not [one for one in drawn.iter() if one.tag.endswith("}a")]
    assert client.get("/zona/batas.svg?tingkat=provinsi").status_code == 404


def test_without_borders_nothing_is_offered(client: Client) -> None:
    a_reading("36.01", "YELLOW")
    assert "Peta batas" not in client.get("/zona/?peta=batas").content.decode()
    assert "netra import boundaries" in client.get("/zona/batas/").content.decode()
