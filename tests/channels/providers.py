"""Both providers as a test needs them: settings that lead to the stand-in, and what they hand over."""

import hashlib
import hmac
import itertools
import json
from typing import Any

from django.test import Client

from tests.channels.standin import META_TOKEN, NUMBER_ID, TOKEN, StandIn

HOOK_SECRET = "rahasia-contoh-kait-0001"
APP_SECRET = "rahasia-contoh-aplikasi"
_numbers = itertools.count(1000)


def lead_to(there: StandIn, settings: Any) -> None:
    settings.TELEGRAM_API, settings.TELEGRAM_TOKEN = there.address, TOKEN
    settings.TELEGRAM_SECRET, settings.TELEGRAM_NAME = HOOK_SECRET, "contoh_bot"
    settings.WHATSAPP_API, settings.WHATSAPP_TOKEN = f"{there.address}/v25.0", META_TOKEN
    settings.WHATSAPP_NUMBER_ID, settings.WHATSAPP_APP_SECRET = NUMBER_ID, APP_SECRET
    settings.WHATSAPP_VERIFY, settings.WHATSAPP_NUMBER = "kata-contoh", "+62 811 000"


def an_update(*, number: int | None = None, chat: int = 5004711471, **message: Any) -> dict[str, Any]:
    """One update of the bot, as the Bot API documents it."""
    person = {"id": chat, "is_bot": False, "first_name": "Rina", "language_code": "id"}
    chat_row = {"id": chat, "type": "private", "first_name": "Rina"}
    head = {"message_id": 1, "from": person, "chat": chat_row, "date": 1728529200}
    return {"update_id": number or next(_numbers), "message": head | message}


def hand_update(client: Client, update: dict[str, Any], secret: str = HOOK_SECRET) -> Any:
    return client.post(
        "/saluran/telegram/",
        json.dumps(update),
        content_type="application/json",
        headers={"X-Telegram-Bot-Api-Secret-Token": secret},
    )


def a_notification(*messages: dict[str, Any], number_id: str = NUMBER_ID, **value: Any) -> dict[str, Any]:
    """One notification of the Cloud API, as its documentation shows it."""
    head = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "62811", "phone_number_id": number_id},
    }
    change = {"field": "messages", "value": head | {"messages": list(messages)} | value}
    return {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}


def a_message(text: str = "", *, sender: str = "628110000001", **more: Any) -> dict[str, Any]:
    head = {"from": sender, "id": f"wamid.in{next(_numbers)}", "timestamp": "1728529200"}
    return head | (more or {"type": "text", "text": {"body": text}})


def hand_notification(client: Client, told: dict[str, Any], secret: str = APP_SECRET) -> Any:
    body = json.dumps(told).encode()
    signature = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return client.post(
        "/saluran/whatsapp/", body, content_type="application/json", headers={"X-Hub-Signature-256": signature}
    )
