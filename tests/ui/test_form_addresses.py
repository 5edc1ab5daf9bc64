"""Whoever opens an address that only takes forms is told so; programs get the bare answer."""

import pytest
from django.test import Client

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "said"), [("id", "hanya menerima formulir"), ("en", "only takes forms")])
def test_it_works(language: str, said: str) -> None:
    client = Client()
    client.cookies["django_language"] = language
    answer = client.get("/status/pesan/", headers=PAGE)
    assert (answer.status_code, answer["Allow"], answer["Cache-Control"]) == (405, "POST", "no-store")
    assert said in answer.content.decode()
    assert 'class="n-' in answer.content.decode()


def test_what_asks_for_no_page_gets_the_bare_answer() -> None:
    assert Client().get("/status/pesan/").content == b""
    assert Client().put("/status/", headers=PAGE).content == b""
    assert Client().get("/status/", headers=PAGE).status_code == 200
