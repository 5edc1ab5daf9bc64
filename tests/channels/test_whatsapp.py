"""The business number: signed notifications alone, each message once, and the day within which we may write freely.

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
from netra.channels.sending import Option, Sending
from netra.channels.whatsapp.hooks import read_messages
from netra.channels.whatsapp.posting import WhatsAppAdapter, bodies
from tests.channels.providers import a_message, a_notification, hand_notification, lead_to
from tests.channels.standin import META_TOKEN, NUMBER_ID, StandIn, standing_in
from tests.intake.forms import a_photo, everything_stored

AT = datetime(2024, 10, 10, 3, 0, tzinfo=UTC)
NUMBER = "628110000001"
pytestmark = pytest.mark.django_db


@pytest.fixture
def there(settings: Any) -> Iterator[StandIn]:
    with standing_in() as server:
        lead_to(server, settings)
        yield server


def put(key: str = "a", text: str = "Di mana?", **more: Any) -> Outbound:
    to = services.correspondent(Kind.WHATSAPP, NUMBER, at=AT)
    row = services.send(to, key=key, text=text, at=AT, **more)
    assert row is not None
    return row


def heard(*, at: datetime, number: int = 1) -> None:
    services.take_in(adapter=Kind.WHATSAPP, provider_id=f"wamid.h{number}", sender=NUMBER, text="halo", at=at)


def test_it_works(client: Client, there: StandIn) -> None:
    there.files["2754859441498128"] = a_photo().read()
    image = {"id": "2754859441498128", "mime_type": "image/jpeg", "sha256": "x", "caption": "Camat berfoto"}
    told = a_notification(a_message(type="image", image=image), a_message("Di Kudus"))
    assert hand_notification(client, told).status_code == 200
    first, second = Inbound.objects.order_by("pk")
    services.fetch(first, services.read(first, at=AT), at=AT)
    assert first.files.count() == 1
    assert services.read(second, at=AT).text == "Di Kudus"
    assert NUMBER not in everything_stored()
    put(options=[Option("skip", "Tidak tahu")])
    assert services.deliver_pending(at=first.received_at) == 1
    (body,) = there.bodies("/messages")
    assert (body["to"], body["interactive"]["type"]) == (NUMBER, "button")
    assert body["interactive"]["action"]["buttons"] == [
        {"type": "reply", "reply": {"id": "skip", "title": "Tidak tahu"}}
    ]


def test_only_signed_bytes_are_read(client: Client, there: StandIn) -> None:
    told = a_notification(a_message("palsu"))
    assert hand_notification(client, told, "rahasia lain").status_code == 403
    unsigned = client.post("/saluran/whatsapp/", json.dumps(told), content_type="application/json")
    assert unsigned.status_code == 403
    assert not Inbound.objects.exists()


def test_the_address_is_verified_by_the_word_agreed(client: Client, there: StandIn) -> None:
    asked = {"hub.mode": "subscribe", "hub.verify_token": "kata-contoh", "hub.challenge": "1158201444"}
    assert client.get("/saluran/whatsapp/", asked).content == b"1158201444"
    assert client.get("/saluran/whatsapp/", asked | {"hub.verify_token": "lain"}).status_code == 403


def test_the_verifying_word_left_out_verifies_nobody(client: Client, there: StandIn, settings: Any) -> None:
    settings.WHATSAPP_VERIFY = ""
    asked = {"hub.mode": "subscribe", "hub.verify_token": "", "hub.challenge": "1"}
    assert client.get("/saluran/whatsapp/", asked).status_code == 403


def test_a_notification_handed_over_again_adds_nothing(client: Client, there: StandIn) -> None:
    told = a_notification(a_message("halo"))
    for _time in range(2):
        assert hand_notification(client, told).status_code == 200
    assert Inbound.objects.count() == 1
    assert hand_notification(client, a_notification(a_message("x"), number_id="1")).status_code == 200
    assert Inbound.objects.count() == 1


def test_a_person_without_a_number_is_known_by_the_id_for_this_business() -> None:
    message = a_message("halo")
    del message["from"]
    contacts = [{"profile": {"name": "Rina"}, "user_id": "ID.13491208655302741918"}]
    (read,) = read_messages(a_notification(message, contacts=contacts), NUMBER_ID)
    assert read.sender == "ID.13491208655302741918"
    both = [{"wa_id": NUMBER, "user_id": "ID.1"}]
    (read,) = read_messages(a_notification(a_message("halo"), contacts=both), NUMBER_ID)
    assert read.sender == "ID.1"


def test_tapped_answers_places_and_reactions() -> None:
    tapped = {"type": "list_reply", "list_reply": {"id": "33.19", "title": "Kudus"}}
    place = {"latitude": -6.8, "longitude": 110.8, "name": "Alun-alun"}
    told = a_notification(
        a_message(type="interactive", interactive=tapped),
        a_message(type="location", location=place),
        a_message(type="reaction", reaction={"message_id": "wamid.1", "emoji": "👍"}),
        a_message(type="unsupported", errors=[{"code": 131051}]),
    )
    first, second = read_messages(told, NUMBER_ID)
    assert (first.choice, first.text) == ("33.19", "Kudus")
    assert second.text == "Alun-alun (-6.8, 110.8)"


def test_media_that_lies_elsewhere_gets_no_token_of_ours(client: Client, there: StandIn) -> None:
    there.files["77"], there.elsewhere = a_photo().read(), "https://jahat.invalid/77"
    hand_notification(client, a_notification(a_message(type="image", image={"id": "77"})))
    row = Inbound.objects.get()
    services.fetch(row, services.read(row, at=AT), at=AT)
    row.refresh_from_db()
    assert (row.lacking, row.files.count()) == (1, 0)


def test_after_a_day_the_approved_message_knocks_once_and_ours_waits_for_a_word(there: StandIn, settings: Any) -> None:
    settings.WHATSAPP_TEMPLATE = "ada_kabar"
    heard(at=AT)
    row, late = put(), AT + timedelta(hours=24)
    for hours in (0, 13):
        assert services.deliver_pending(at=late + timedelta(hours=hours)) == 0
    (knock,) = there.bodies("/messages")
    assert knock["template"] == {"name": "ada_kabar", "language": {"code": "id"}}
    again = late + timedelta(hours=14)
    heard(at=again, number=2)
    assert services.deliver_pending(at=again) == 1
    assert there.bodies("/messages")[1]["text"]["body"] == "Di mana?"
    row.refresh_from_db()
    assert row.state == OutState.SENT


def test_what_failed_later_is_known_as_not_delivered(client: Client, there: StandIn) -> None:
    heard(at=AT)
    row = put()
    services.deliver_pending(at=AT)
    failed = {"id": "wamid.1", "status": "failed", "errors": [{"code": 131026, "title": "Undeliverable"}]}
    hand_notification(client, a_notification(statuses=[failed]))
    row.refresh_from_db()
    assert (row.state, row.fault) == (OutState.REFUSED, "WHATSAPP 131026")


@pytest.mark.parametrize(
    ("code", "state"), [(131047, OutState.WAITING), (131056, OutState.WAITING), (131026, OutState.REFUSED)]
)
def test_refusals_mean_what_they_say(there: StandIn, code: int, state: str) -> None:
    heard(at=AT)
    row = put()
    there.refusals.append((400, {"error": {"code": code, "message": "x"}}))
    services.deliver_pending(at=AT)
    row.refresh_from_db()
    assert row.state == state


def test_many_answers_are_a_list_and_long_labels_stay_whole() -> None:
    options = tuple(Option(str(number), "Kabupaten Kepulauan Siau Tagulandang Biaro") for number in range(4))
    (body,) = bodies(Sending(to=NUMBER, text="Yang mana?", key="k", options=options))
    rows = body["interactive"]["action"]["sections"][0]["rows"]
    assert len(rows) == 4
    assert len(rows[0]["title"]) <= 24
    assert rows[0]["description"] == options[0].label
    told = bodies(Sending(to=NUMBER, text="a" * 1500 + "\n\nSudah benar?", key="k", options=options))
    assert [one["type"] for one in told] == ["text", "interactive"]
    assert told[1]["interactive"]["body"]["text"] == "Sudah benar?"


def test_the_check_says_whether_the_number_answers(there: StandIn, settings: Any) -> None:
    is_well, says = WhatsAppAdapter().state()
    assert is_well
    assert "TEMPLATE" in says
    settings.WHATSAPP_TOKEN = META_TOKEN + "x"
    assert "190" in WhatsAppAdapter().state()[1]
