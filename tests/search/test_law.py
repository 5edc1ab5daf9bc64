"""The law is looked through at a day: what no longer held is told so, and every hit leads to its page."""

from datetime import date

import pytest
from django.test import Client

from netra.domain.loading import load
from netra.search.asking import wanted
from netra.search.law import MOST, find_law
from tests.cast import Cast

ON = date(2024, 10, 8)


def test_it_works(client: Client, db: None) -> None:
    page = client.get("/hukum/", {"q": "menyukai unggahan", "hari": "2024-10-08"}).content.decode()
    assert "ditemukan, menurut hari" in page
    assert "#B06" in page
    assert 'value="menyukai unggahan"' in page
    assert client.get("/hukum/", {"hari": "2024-10-08"}).content.decode().count("ditemukan, menurut") == 0


def test_every_article_is_found_by_its_number_and_leads_to_its_regulation(client: Client, db: None) -> None:
    for law in load().regulations.values():
        for one in law.provisions[:3]:
            asked = wanted(f'{law.short.id} "{one.place.id}"'.replace("/", " ").replace("-", " "))
            hits = find_law(asked, on=ON, language="id")
            assert any(hit.url == f"/hukum/{law.id}/" and hit.place == one.place for hit in hits), (law.id, one.place)


def test_what_did_not_hold_on_the_day_comes_last_and_says_so() -> None:
    before, after = date(2014, 1, 20), ON
    hits = find_law(wanted("netralitas"), on=after, language="id")
    assert hits
    order = [hit.holds for hit in hits]
    assert order == sorted(order, reverse=True)
    earlier = find_law(wanted("netralitas"), on=before, language="id")
    assert not all(hit.holds for hit in earlier)
    assert len(hits) <= MOST


@pytest.mark.parametrize("text", ["", "  ", "zzz tidak ada", "%", "'", "-netral"])
def test_what_is_not_there_is_not_found(text: str, client: Client, db: None) -> None:
    assert find_law(wanted(text), on=ON, language="id") == []
    assert client.get("/hukum/", {"q": text}).status_code == 200


def test_in_english_as_well(client: Client, db: None) -> None:
    page = client.get("/hukum/", {"q": "posts"}, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert "found, as of" in page


def test_supervisors_find_it_beside_their_files(client: Client, cast: Cast) -> None:
    client.force_login(cast.budi.user)
    page = client.get("/kerja/cari/", {"q": "menyukai", "di": "LAW"}).content.decode()
    assert "ditemukan, menurut hari" in page
    assert "Tidak ditemukan" in client.get("/kerja/cari/", {"q": "zzz", "di": "LAW"}).content.decode()
