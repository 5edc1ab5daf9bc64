"""Real articles, where they are at hand: what is offered for confirmation from the one about Pandeglang."""

from pathlib import Path

import pytest

from netra.figures.models import OutsideFigure
from netra.readings import proposing
from netra.readings.findings import findings_of
from netra.readings.models import Reading
from netra.zones.models import PublishedZone
from tests.cast import Cast
from tests.readings.conftest import ClientOf, a_reading
from tests.readings.texts import form_of

ARTICLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "articles"
PANDEGLANG = "36.01"


@pytest.fixture
def pandeglang(cast: Cast) -> Reading:
    found = [path for path in sorted(ARTICLES.glob("*.txt")) if "ASN Pandeglang Diingatkan" in path.read_text("utf-8")]
    if not found:
        pytest.skip("the articles are not beside this folder")
    return a_reading(cast.nala, found[0].read_text("utf-8"))


def test_it_works(cast: Cast, pandeglang: Reading, client_of: ClientOf) -> None:
    """Three cases reported, two decided, one open; 680 in the nation; a yellow zone: each offered, each kept."""
    nala = client_of(cast.nala)
    OutsideFigure.objects.all().delete()
    PublishedZone.objects.all().delete()
    for entry in proposing.to_keep(findings_of(pandeglang.result, pandeglang.text)):
        name = "zona" if entry.finding.name == "zones" else "angka"
        address = f"/bacaan/{pandeglang.ref}/{name}/{entry.finding.key}/"
        answer = nala.post(address, form_of(nala, address, "as_of"))
        assert answer.status_code == 302, answer.content.decode()
    kept = OutsideFigure.objects.order_by("id").values_list("key", "measure", "value", "unit", "as_of", "body")
    assert [(key, measure, int(value), unit, as_of, body) for key, measure, value, unit, as_of, body in kept] == [
        (PANDEGLANG, "REPORTED", 3, "CASES", "2020-09-23", "KASN"),
        (PANDEGLANG, "DECIDED", 2, "CASES", "2020-09-23", "KASN"),
        (PANDEGLANG, "OPEN", 1, "CASES", "2020-09-23", "KASN"),
        ("", "REPORTED", 680, "CASES", "2020-09-21", "KASN"),
    ]
    zone = PublishedZone.objects.get()
    assert (zone.body, zone.region_id, zone.colour, zone.as_of) == ("KASN", PANDEGLANG, "YELLOW", "2020-09-23")
    sent = form_of(nala, f"/bacaan/{pandeglang.ref}/kegiatan/", "title")
    assert (sent["on"], sent["region"]) == (["2020-09-23"], ["Kabupaten Pandeglang, Banten"])
    assert "Ade Mulyadi" in sent["speakers-0-name"]
