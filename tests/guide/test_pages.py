"""The guide's pages: open to all, in both languages, at any day, without JavaScript and without an account."""

import json
from io import BytesIO

import pikepdf
import pytest
from django.conf import settings
from django.test import Client

from netra.config.cli import main
from netra.domain.loading import load

pytestmark = pytest.mark.django_db


def page(client: Client, path: str, language: str = "id") -> str:
    client.cookies["django_language"] = language
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_works(client: Client, language: str) -> None:
    board = page(client, "/panduan/?siapa=pppk&hari=2024-10-10", language)
    assert ("Dilarang" if language == "id" else "Forbidden") in board
    assert '<form method="get"' in board
    assert "/panduan/suka/?siapa=pppk&amp;hari=2024-10-10" in board
    one = page(client, "/panduan/suka/?siapa=pppk&hari=2024-10-10", language)
    for link in ("/hukum/pp-94-2021/", "/hukum/skb-2-2022/", "/hukum/?hari=2024-10-10#B06", "/tanya/?act=suka"):
        assert link in one
    assert ("bukan putusan tentang seseorang" if language == "id" else "not a verdict on anybody") in one
    assert ("rekaan" if language == "id" else "invented") in one
    assert "PPPK tidak punya skala nasional" in page(client, "/panduan/suka/?siapa=pppk&hari=2024-10-10")


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("boleh gak ngelike", "suka"),
        ("LOVE", "suka"),
        ("jempol", "suka"),
        ("gabung group whatsap", "grup"),
        ("komen", "komentar"),
        ("foto bareng", "foto"),
        ("salam dua jari", "isyarat"),
        ("nyoblos", "memilih"),
        ("rolling pejabat", "mutasi"),
        ("official car", "fasilitas"),
    ],
)
def test_an_act_is_found_by_what_people_call_it(client: Client, words: str, act: str) -> None:
    found = page(client, f"/panduan/?cari={words}")
    assert f"/panduan/{act}/" in found.split("n-work-title")[1]


def test_an_act_the_guide_does_not_know_leads_to_asking(client: Client) -> None:
    found = page(client, "/panduan/?cari=kuda+lumping")
    assert "Itu tidak berarti boleh" in found
    assert "/tanya/?q=kuda%20lumping" in found


@pytest.mark.parametrize(
    "query", ["hari=2024-02-31", "hari=0001-01-01", "hari=%00", "siapa=raja", "pilkada=1066", "tahap=x", "di=%3Cb%3E"]
)
def test_what_cannot_be_used_is_left_aside(client: Client, query: str) -> None:
    assert "Menyukai" in page(client, f"/panduan/?{query}")
    assert "<b>" not in page(client, f"/panduan/grup/?{query}").split("<main")[1]


def test_what_does_not_exist_is_a_plain_404(client: Client) -> None:
    for path in ("/panduan/terbang/", "/panduan/terbang.json", "/panduan/poster/?ukuran=a0"):
        assert client.get(path).status_code == 404


def test_json_explains_itself_and_names_catalogue_day_and_ids(client: Client) -> None:
    board = json.loads(page(client, "/panduan/data.json?siapa=kades&hari=2024-10-10"))
    assert board["catalogue_version"] == load().version
    assert board["moment"]["on"] == "2024-10-10"
    assert board["moment"]["phase"] == "CAMPAIGN"
    assert {row["ruling"] for row in board["acts"]} <= set(board["about"]["ruling"])
    one = json.loads(page(client, "/panduan/tim.json?siapa=kades&hari=2024-10-10"))
    assert one["ruling"] == "forbidden"
    assert one["forbidding"][0]["code"] == "D01"
    assert one["forbidding"][0]["bases"][0]["page"] == "/hukum/uu-6-2014/"
    assert one["sources"]


@pytest.mark.parametrize("query", ["siapa=pns&hari=2024-10-10", "siapa=kades&tahap=sesudah&ukuran=a3"])
def test_the_poster_is_one_page_and_says_practice(client: Client, query: str) -> None:
    response = client.get(f"/panduan/poster/?{query}")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    with pikepdf.open(BytesIO(response.content)) as paper:
        assert len(paper.pages) == 1
    assert ("LATIHAN" in response["Content-Disposition"]) == settings.PRACTICE


def test_the_command_line_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", "nge-like", "--as", "PPPK", "--on", "2024-10-10", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["act"]["id"], told["ruling"], told["forbidding"][0]["code"]) == ("suka", "forbidden", "B06")
    assert main(["guide", "--as", "kades", "--on", "2024-10-10"]) == 0
    assert "Dilarang" in capsys.readouterr().out
    for wrong in (["kuda"], ["suka", "--as", "raja"], ["suka", "--on", "kemarin"]):
        assert main(["guide", *wrong]) == 2
        assert "netra: " in capsys.readouterr().err
