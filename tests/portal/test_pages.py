"""Everybody's pages answer, in both languages, at any day that is asked."""

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/", "/bantuan/", "/hukum/", "/hukum/pp-94-2021/", "/akun/login/"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_works(db: None, client: Client, path: str, language: str) -> None:
    client.cookies["django_language"] = language
    response = client.get(path)
    assert response.status_code == 200
    assert f'<html lang="{language}"' in response.content.decode()


def test_the_law_is_asked_at_a_date(db: None, client: Client) -> None:
    before = client.get("/hukum/?hari=2020-10-01").content.decode()
    after = client.get("/hukum/?hari=2024-10-01").content.decode()
    assert "UU 5/2014" in before
    assert "SKB 5 lembaga 2/2022" in after
    assert "SKB 5 lembaga 2/2022, lampiran" not in before


@pytest.mark.parametrize("day", ["2024-02-31", "besok", "99999-01-01", "", "\x00"])
def test_a_day_that_does_not_exist_is_told(db: None, client: Client, day: str) -> None:
    response = client.get("/hukum/", {"hari": day})
    assert response.status_code == 200
    assert "tidak ada di kalender" in response.content.decode()


def test_an_unknown_regulation_is_a_plain_404(db: None, client: Client) -> None:
    assert client.get("/hukum/uu-1-1066/").status_code == 404


def test_no_page_loads_anything_from_elsewhere(db: None, client: Client) -> None:
    response = client.get("/")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in response.headers["Content-Security-Policy"]
