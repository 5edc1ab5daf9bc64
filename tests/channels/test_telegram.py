"""The bot: only Telegram is heard, each update once, files come in whole or not at all, refusals mean what they say.

Threat model: FLOOD-8, FLOOD-9.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from netra.channels import services
from netra.channels.models import Inbound, Kind, Outbound, OutState
from netra.channels.telegram.posting import TelegramAdapter
from netra.channels.telegram.updates import read_update
from tests.channels.providers import an_update, hand_update, lead_to
from tests.channels.standin import TOKEN, StandIn, standing_in
from tests.intake.forms import a_photo, everything_stored

AT = datetime(2024, 10, 10, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def there(settings: Any) -> Iterator[StandIn]:
    with standing_in() as server:
        lead_to(server, settings)
        yield server


def put(**more: Any) -> Outbound:
    to = services.correspondent(Kind.TELEGRAM, "5004711471", at=AT)
    row = services.send(to, key=f"key {Outbound.objects.count()}", text="Di mana?", at=AT, **more)
    assert row is not None
    return row


def test_it_works(client: Client, there: StandIn) -> None:
    there.files["AgAC"] = a_photo().read()
    photo = [
        {"file_id": "kecil", "file_unique_id": "a", "width": 90, "height": 60},
        {"file_id": "AgAC", "file_unique_id": "b", "width": 1280, "height": 960},
    ]
    assert hand_update(client, an_update(photo=photo, caption="Camat berfoto")).status_code == 200
    row = Inbound.objects.get()
    services.fetch(row, services.read(row, at=AT), at=AT)
    assert row.files.get().media_type == "image/jpeg"
    assert "5004711471" not in everything_stored()
    sent = put(options=[services.Option("skip", "Tidak tahu")])
    assert services.deliver_pending(at=AT) == 1
    (body,) = there.bodies("/sendMessage")
    assert (body["chat_id"], body["text"]) == (5004711471, "Di mana?")
    assert body["reply_markup"]["keyboard"] == [[{"text": "Tidak tahu"}]]
    sent.refresh_from_db()
    assert sent.state == OutState.SENT


@pytest.mark.parametrize("secret", ["", "rahasia-contoh-kait-0002"])
def test_nobody_but_the_provider_is_heard(client: Client, there: StandIn, secret: str) -> None:
    assert hand_update(client, an_update(text="palsu"), secret).status_code == 403
    assert not Inbound.objects.exists()


def test_without_settings_there_is_no_door(client: Client, settings: Any) -> None:
    settings.TELEGRAM_TOKEN = ""
    assert hand_update(client, an_update(text="x")).status_code == 404
    assert client.get("/saluran/telegram/").status_code == 405


def test_the_same_update_again_is_the_same_message(client: Client, there: StandIn) -> None:
    for _time in range(3):
        assert hand_update(client, an_update(number=7, text="halo")).status_code == 200
    assert Inbound.objects.count() == 1


def test_groups_bots_and_other_kinds_are_left_alone(client: Client, there: StandIn) -> None:
    group = an_update(text="di grup")
    group["message"]["chat"]["type"] = "group"
    robot = an_update(text="dari bot")
    robot["message"]["from"]["is_bot"] = True
    for update in (group, robot, {"update_id": 1, "my_chat_member": {}}, an_update(sticker={"file_id": "x"})):
        assert hand_update(client, update).status_code == 200
    assert not Inbound.objects.exists()


def test_what_is_no_update_is_refused(client: Client, there: StandIn) -> None:
    assert hand_update(client, json.loads("[]")).status_code == 400


def test_signs_no_database_holds_do_not_stop_a_message(client: Client, there: StandIn) -> None:
    assert hand_update(client, an_update(text="a\0b" + chr(0xD83D))).status_code == 200
    assert services.read(Inbound.objects.get(), at=AT).text == "ab?"


def test_a_place_and_a_document_are_read() -> None:
    venue = {"location": {"latitude": -6.8, "longitude": 110.8}, "title": "Alun-alun", "address": "Kudus"}
    heard = read_update(an_update(venue=venue, location=venue["location"]))
    assert heard is not None
    assert heard.text == "Alun-alun, Kudus (-6.8, 110.8)"
    named = read_update(an_update(document={"file_id": "f", "file_name": "surat.pdf"}))
    assert named is not None
    assert named.media == ({"id": "f", "name": "surat.pdf"},)


def test_a_file_cut_off_is_asked_for_again_and_one_too_big_counts_as_lacking(client: Client, there: StandIn) -> None:
    there.files["baik"], there.cut = a_photo().read(), True
    hand_update(client, an_update(document={"file_id": "baik", "file_name": "a.jpg"}))
    row = Inbound.objects.get()
    content = services.read(row, at=AT)
    with pytest.raises(services.NotFetched):
        services.fetch(row, content, at=AT)
    assert not row.files.exists()
    there.cut = False
    services.fetch(row, content, at=AT)
    services.fetch(row, content, at=AT)
    assert row.files.count() == 1
    hand_update(client, an_update(chat=5004711472, document={"file_id": "besar", "file_name": "b.mp4"}))
    big = Inbound.objects.latest("pk")
    services.fetch(big, services.read(big, at=AT), at=AT)
    big.refresh_from_db()
    assert big.lacking == 1


@pytest.mark.parametrize(
    ("status", "body", "state", "fault"),
    [
        (403, {"ok": False, "error_code": 403}, OutState.REFUSED, "HTTP 403"),
        (429, {"ok": False, "error_code": 429, "parameters": {"retry_after": 7}}, OutState.WAITING, "HTTP 429"),
        (502, {}, OutState.WAITING, "HTTP 502"),
    ],
)
def test_refusals_mean_what_they_say(there: StandIn, status: int, body: dict[str, Any], state: str, fault: str) -> None:
    row = put()
    there.refusals.append((status, body))
    assert services.deliver_pending(at=AT) == 0
    row.refresh_from_db()
    assert (row.state, row.fault) == (state, fault)
    if status == 429:
        assert row.try_at == AT + timedelta(seconds=7)


def test_long_texts_are_parted_and_receipts_go_as_documents(there: StandIn) -> None:
    to = services.correspondent(Kind.TELEGRAM, "5004711471", at=AT)
    file = services.Attachment("tanda-terima.pdf", "application/pdf", b"%PDF-1.7")
    services.send(to, key="lang", text="kata " * 1500, at=AT, files=[file])
    services.deliver_pending(at=AT)
    assert [len(body["text"]) <= 4096 for body in there.bodies("/sendMessage")] == [True, True]
    (form,) = there.bodies("/sendDocument")
    assert b'filename="tanda-terima.pdf"' in form


def test_the_check_says_whether_the_bot_answers(there: StandIn, settings: Any) -> None:
    is_well, says = TelegramAdapter().state()
    assert not is_well
    assert "connect-telegram" in says
    settings.TELEGRAM_API = "http://127.0.0.1:9"
    assert not TelegramAdapter().state()[0]


def test_no_secret_stands_in_a_log(there: StandIn, caplog: pytest.LogCaptureFixture, settings: Any) -> None:
    put()
    settings.TELEGRAM_API = "http://127.0.0.1:9"
    services.deliver_pending(at=AT)
    assert "not taken" in caplog.text
    assert TOKEN not in caplog.text
    assert "5004711471" not in caplog.text
