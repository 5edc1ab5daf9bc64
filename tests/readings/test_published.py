"""What others published, taken from a text: figures and zones, as they were printed."""

from netra.figures.models import OutsideFigure
from netra.readings.models import Outcome
from netra.zones.models import PublishedZone
from tests.cast import KUDUS, Cast
from tests.readings.conftest import ClientOf, a_reading
from tests.readings.texts import FIGURES, form_of


def test_a_figure_is_kept_as_it_was_published(cast: Cast, client_of: ClientOf) -> None:
    reading, budi = a_reading(cast.budi, FIGURES), client_of(cast.budi)
    figures = [row for row in reading.result["figures"] if row["value"] == 2]
    key = f"figures-{figures[0]['span']['start']}-{figures[0]['span']['end']}"
    address = f"/bacaan/{reading.ref}/angka/{key}/"
    sent = form_of(budi, address, "measure")
    assert (sent["value"], sent["unit"], sent["measure"]) == (["2"], ["CASES"], ["DECIDED"])
    assert budi.post(address, sent).status_code == 302
    figure = OutsideFigure.objects.get(key=KUDUS, value=2, measure="DECIDED")
    assert (figure.dimension, figure.as_of, figure.series) == ("REGION", "2024-09-20", "Pilkada 2024")
    assert "Kabar Contoh" in figure.sources
    assert reading.ref in figure.note
    again = form_of(budi, address, "measure")
    assert budi.post(address, again).status_code == 422, "the same place of the text is kept once"
    assert Outcome.objects.count() == 1


def test_a_zone_is_offered_and_kept(cast: Cast, client_of: ClientOf) -> None:
    reading, budi = a_reading(cast.budi, FIGURES), client_of(cast.budi)
    zone = reading.result["zones"][0]
    address = f"/bacaan/{reading.ref}/zona/zones-{zone['span']['start']}-{zone['span']['end']}/"
    sent = form_of(budi, address, "colour")
    assert sent["colour"] == ["YELLOW"]
    assert budi.post(address, sent | {"body": "KASN"}).status_code == 302
    kept = PublishedZone.objects.get(region=KUDUS, as_of="2024-09-20")
    assert (kept.colour, kept.body) == ("YELLOW", "KASN")
