"""Telling Telegram where the bot's messages go."""

from django.conf import settings

from netra.channels.telegram.api import call

PATH = "/saluran/telegram/"


def connect() -> str:
    """Private messages alone, each with our secret. Raises `NotSent`."""
    body = {
        "url": f"{settings.SITE_ADDRESS}{PATH}",
        "secret_token": settings.TELEGRAM_SECRET,
        "allowed_updates": ["message"],
        "max_connections": 10,
    }
    call("setWebhook", body)
    return f"@{call('getMe', {}).get('username')} now hands its messages to {body['url']}."


def disconnect() -> str:
    """Nothing is handed over any more; Telegram keeps what comes for a day. Raises `NotSent`."""
    call("deleteWebhook", {"drop_pending_updates": False})
    return "Telegram hands nothing over any more."
