"""The page of channels, and the talk one can try: it leads to the end and leaves nothing behind."""

import re
from typing import Any

import pytest
from django.test import Client

from netra.conversing.models import Conversation
from netra.intake.models import Report
from tests.conversing.talks import STORY

pytestmark = pytest.mark.django_db


def say(client: Client, page: Any, **words: str) -> Any:
    found = re.search(r'name="talk" value="([^"]+)"', page.content.decode())
    return client.post("/lapor/pesan/coba/", {"talk": found[1] if found else "", **words})


def test_it_works(country: None, client: Client) -> None:
    page = client.get("/lapor/pesan/coba/")
    page = say(client, page, choice="id|Bahasa Indonesia")
    page = say(client, page, text=STORY)
    page = say(client, page, text="Kudus")
    page = say(client, page, text="kemarin")
    for choice in ("skip|Tidak tahu", "done|Selesai", "NAMELESS|Tanpa nama"):
        page = say(client, page, choice=choice)
    assert "Ini yang akan dikirim" in page.content.decode()
    page = say(client, page, choice="send|Kirim")
    assert "tidak ada yang dikirim atau disimpan" in page.content.decode()
    assert not Report.objects.exists()
    assert not Conversation.objects.exists()


def test_a_talk_that_is_not_ours_begins_anew(country: None, client: Client) -> None:
    page = client.post("/lapor/pesan/coba/", {"talk": "palsu", "text": "halo"})
    assert "Pilih bahasa" in page.content.decode()
    assert client.post("/lapor/pesan/coba/", {"text": "a" * 5000}).status_code == 200


def test_only_channels_that_are_open_are_named(client: Client, settings: Any) -> None:
    assert "Belum ada saluran pesan" in client.get("/lapor/pesan/").content.decode()
    settings.TELEGRAM_TOKEN, settings.TELEGRAM_SECRET, settings.TELEGRAM_NAME = "1:x", "s" * 20, "contoh_bot"
    page = client.get("/lapor/pesan/").content.decode()
    assert 'href="https://t.me/contoh_bot"' in page
    assert "wa.me" not in page
