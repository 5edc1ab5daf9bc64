from datetime import UTC, date, datetime

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from netra.registry.queries import office_page
from netra.registry.services import Contacts, update_office


def test_it_works(client: Client, country: None) -> None:
    page = client.get("/kantor/33.09/")
    assert page.status_code == 200
    text = page.content.decode()
    for word in ("Bawaslu Kabupaten Boyolali", "belum dicatat oleh kantor", "Perbawaslu 7/2022 Pasal 11", "Sambi"):
        assert word in text
    assert 'style="' not in text
    assert len(page.content) < 30_000


def test_one_answer_leads_straight_there(client: Client, country: None) -> None:
    answer = client.get("/kantor/", {"q": "PPU"})
    assert (answer.status_code, answer["Location"]) == (302, "/kantor/64.09/")
    assert client.get("/kantor/", {"q": "Kota Bandung"})["Location"] == "/kantor/32.73/"


def test_several_answers_are_offered(client: Client, country: None) -> None:
    text = client.get("/kantor/", {"q": "Bandung"}).content.decode()
    for word in ("/kantor/32.04/", "/kantor/32.73/", "Kabupaten Tulungagung, Jawa Timur"):
        assert word in text


def test_a_sub_district_leads_to_its_regency(client: Client, country: None) -> None:
    assert "/kantor/33.19/" in client.get("/kantor/", {"q": "Jekulo"}).content.decode()


def test_nothing_found_says_what_to_try(client: Client, country: None) -> None:
    page = client.get("/kantor/", {"q": "Antah Berantah"})
    assert page.status_code == 200
    assert "Tidak ada daerah bernama “Antah Berantah”" in page.content.decode()


def test_a_code_of_former_years_leads_to_todays_page(client: Client, country: None) -> None:
    assert client.get("/kantor/91.01/")["Location"] == "/kantor/93.01/"


@pytest.mark.parametrize("code", ["99.99", "abc", "33.09.01", "%00", "9" * 3000])
def test_an_unknown_code_is_not_found(client: Client, country: None, code: str) -> None:
    assert client.get(f"/kantor/{code}/").status_code == 404


@pytest.mark.parametrize("text", ["", " ", "a" * 10_000, "\x00", "<script>alert(1)</script>", "%"])
def test_bad_input_is_answered_calmly(client: Client, country: None, text: str) -> None:
    page = client.get("/kantor/", {"q": text})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()
    assert len(page.content) < 60_000
    assert client.get("/kantor/cari.json", {"q": text}).json() == {"results": []}


def test_pages_are_only_read(client: Client, country: None) -> None:
    for path in ("/kantor/", "/kantor/33.09/", "/kantor/cari.json"):
        assert client.post(path).status_code == 405


def test_suggestions_are_plain_data(client: Client, country: None) -> None:
    answer = client.get("/kantor/cari.json", {"q": "boyo"})
    assert answer.json() == {"results": [{"code": "33.09", "label": "Kabupaten Boyolali, Jawa Tengah"}]}
    assert client.get("/kantor/cari.json").json() == {"results": []}


def test_what_the_office_recorded_is_shown(client: Client, country: None) -> None:
    contacts = Contacts(hotline="0000-12345", email="aduan@example.go.id", address="Jalan Contoh 1")
    update_office(code="BAWASLU-33.09", contacts=contacts, on=date(2026, 1, 5))
    text = client.get("/kantor/33.09/").content.decode()
    for word in ("0000-12345", "mailto:aduan@example.go.id", "Jalan Contoh 1"):
        assert word in text


@pytest.mark.parametrize("code", ["31", "31.74", "34", "11", "93.01", "19.01"])
def test_special_places_have_their_page(client: Client, country: None, code: str) -> None:
    assert client.get(f"/kantor/{code}/").status_code == 200


def test_open_or_closed_is_told_with_the_local_clock(country: None) -> None:
    def shown(at: datetime) -> str:
        page = office_page("93.01", at)
        return render_to_string("registry/parts/opening.html", {"opening": page.opening, "zone": page.zone})

    assert "tutup Senin, 7 Oktober 2024 pukul 16.00 WIT" in shown(datetime(2024, 10, 7, 3, tzinfo=UTC))
    assert "buka lagi Selasa, 8 Oktober 2024 pukul 08.00 WIT" in shown(datetime(2024, 10, 7, 9, tzinfo=UTC))


def test_the_campaign_shows_its_contests_and_phase(country: None) -> None:
    page = office_page("33.09", datetime(2024, 10, 7, 3, tzinfo=UTC))
    assert [line.contest.region_id for line in page.contests] == ["33.09", "33"]
    assert {line.phase.name.value for line in page.contests if line.phase} == {"CAMPAIGN"}
    text = render_to_string("registry/parts/contests.html", {"page": page})
    assert "Masa kampanye" in text
    with translation.override("en"):
        assert "Campaign" in render_to_string("registry/parts/contests.html", {"page": page})


def test_a_repeated_election_is_not_described_by_the_national_timetable(country: None) -> None:
    page = office_page("19.01", datetime(2025, 8, 1, 3, tzinfo=UTC))
    assert [(line.contest.round, line.phase) for line in page.contests] == [(2, None)]
    text = render_to_string("registry/parts/contests.html", {"page": page})
    assert "pemilihan ulang" in text
