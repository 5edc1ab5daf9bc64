"""Every refusal has a calm page, and a form that came too late is given back to its writer."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

SAME_SITE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _addresses(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.ui.sample_urls"


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def test_it_works(strict: Client) -> None:
    """The text survives, and sending it again from the page succeeds."""
    late = strict.post("/receives/", {"what": "Ia berkata\n<b>pilih</b>"}, headers=SAME_SITE)
    page = late.content.decode()
    assert late.status_code == 403
    assert late["Cache-Control"] == "no-store"
    assert "Ia berkata\n&lt;b&gt;pilih&lt;/b&gt;" in page
    token = re.search(r'action="/receives/"><input type="hidden" name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    again = strict.post("/receives/", {"what": "Ia berkata", "csrfmiddlewaretoken": token.group(1)}, headers=SAME_SITE)
    assert again.content.decode() == "received Ia berkata"


def test_passwords_and_codes_are_never_echoed(strict: Client) -> None:
    sent = {
        "what": "teks",
        "password": "rahasia-sekali",
        "otp_code": "918273",
        "csrfmiddlewaretoken": "old-token-value",
    }
    page = strict.post("/receives/", sent, headers=SAME_SITE).content.decode()
    assert "teks" in page
    for secret in ("rahasia-sekali", "918273", "old-token-value"):
        assert secret not in page
    assert "Kata sandi" in page


def test_lost_files_are_told(strict: Client) -> None:
    sent = {"what": "teks", "photo": SimpleUploadedFile("a.jpg", b"x")}
    page = strict.post("/receives/", sent, headers=SAME_SITE).content.decode()
    assert "Pilih lagi berkasnya" in page


def test_every_value_of_a_repeated_field_is_kept(strict: Client) -> None:
    page = strict.post("/receives/", {"what": ["satu", "dua"]}, headers=SAME_SITE).content.decode()
    assert page.count('<textarea name="what"') == 2


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://other.example"},
        {"origin": "null"},
        {"referer": "https://other.example/receives/"},
        {},
    ],
)
def test_words_from_another_site_are_not_offered_for_sending(strict: Client, headers: dict[str, str]) -> None:
    answer = strict.post("/receives/", {"what": "kata orang lain"}, headers=headers)
    assert answer.status_code == 403
    assert "kata orang lain" not in answer.content.decode()


def test_an_older_browser_is_known_by_its_origin(strict: Client) -> None:
    answer = strict.post("/receives/", {"what": "teks saya"}, headers={"origin": "http://testserver"})
    assert "teks saya" in answer.content.decode()


@pytest.mark.parametrize("number", [400, 403, 404, 413, 429, 500])
@pytest.mark.parametrize(("language", "home"), [("id", "Ke halaman depan"), ("en", "To the front page")])
def test_each_error_has_its_page_in_both_languages(client: Client, number: int, language: str, home: str) -> None:
    client.cookies["django_language"] = language
    answer = client.get(f"/ui/{number}/")
    page = answer.content.decode()
    assert answer.status_code == number
    assert f'lang="{language}"' in page
    assert home in page
    assert str(number) in page


def test_a_missing_page(client: Client) -> None:
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.content.decode()


def test_a_broken_page_needs_no_context(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/breaks/")
    assert answer.status_code == 500
    assert "Ada yang rusak di pihak kami" in answer.content.decode()


def test_a_form_that_is_too_long_is_told_so(client: Client) -> None:
    answer = client.get("/overflows/")
    assert answer.status_code == 413
    assert "Kiriman terlalu besar" in answer.content.decode()
