"""A journalist without an account goes from the national map to one region and takes its figures home.

Seeded by services: two matters of Demak that plenary found proven. Nala publishes a version of open data first.
"""

import csv
import io
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.cast import DEMAK
from tests.journeys.house import House
from tests.journeys.people import Officer, Street, Visitor
from tests.journeys.seeds import seeded, to_bkn_letter

pytestmark = pytest.mark.journey

ON = date(2024, 12, 9)


def test_from_the_map_to_the_data(house: House, street: Street) -> None:
    # Given: matters of October, counted, read into zones, published.
    house.is_on(date(2024, 10, 20))
    for _ in range(2):
        seeded(house, to_bkn_letter(house.cast.vera), house.cast.tono, region=DEMAK, act_on=date(2024, 10, 1))
    house.is_on(ON)
    house.worker_goes_round()
    nala = Officer(street, house.cast.nala).signs_in().goes_to("/data/")
    nala.presses("Terbitkan versi hari ini").reads(f"Versi {ON.isoformat()}").closes_the_browser()

    # When: the journalist looks at the map of the nation on a phone's and a desk's width, in English,
    guest = Visitor(street, language="en").goes_to("/").follows("Peta zona")
    expect(guest.page.locator("main svg:visible").first).to_be_visible()
    tiles = guest.page.locator("main svg a")
    assert tiles.count() >= 514, guest.page.locator("main").inner_text()[:3000]
    picture = guest.downloads("Peta petak (SVG)")
    assert picture.startswith(b"<?xml")
    assert b"Demak" in picture

    # goes on to the region, whose zone explains itself,
    guest.goes_to(f"/zona/{DEMAK}/")
    for words in ("Tiga bacaan", "Dari apa indeksnya"):
        guest.reads(guest.words(words))
    guest.reads_nothing_of("Joko Contoh")

    # and leads to its figures, at home as many proven matters as on the page.
    guest.follows("Data terbuka, untuk diunduh").reads("Demak")
    guest.goes_to("/data/").reads(guest.words("Unduh")).reads_nothing_of("Joko Contoh")
    table = guest.takes_home(f"/data/{ON.isoformat()}/totals.csv").decode("utf-8-sig")
    counted = {(row["code"], row["year"], row["measure"]): row["count"] for row in csv.DictReader(io.StringIO(table))}
    assert counted[DEMAK, "2024", "PROVEN"] == "2"
    assert "Joko" not in table
