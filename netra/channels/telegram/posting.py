"""Telegram out: text with tappable answers, small documents. The Bot API takes no idempotency id: a worker killed
between its answer and our row sends a message twice."""

from datetime import datetime
from typing import Any

from django.conf import settings

from netra.channels.models import Kind
from netra.channels.parting import parted
from netra.channels.sending import NotSent, Option, Sending, Sent
from netra.channels.telegram.api import call, call_with_file

LONGEST = 4096


class TelegramAdapter:
    """The bot that the settings name."""

    kind = Kind.TELEGRAM

    def is_configured(self) -> bool:
        return bool(settings.TELEGRAM_TOKEN and settings.TELEGRAM_SECRET)

    def reached_at(self) -> str:
        return f"https://t.me/{settings.TELEGRAM_NAME}" if self.is_configured() and settings.TELEGRAM_NAME else ""

    def send(self, sending: Sending, *, at: datetime) -> Sent:
        last: Any = {}
        pieces = parted(sending.text, LONGEST)
        for number, piece in enumerate(pieces, start=1):
            body = {"chat_id": int(sending.to), "text": piece, "link_preview_options": {"is_disabled": True}}
            body["reply_markup"] = keyboard(sending.options) if number == len(pieces) else {"remove_keyboard": True}
            last = call("sendMessage", body)
        for file in sending.files:
            last = call_with_file("sendDocument", {"chat_id": sending.to}, (file.name, file.media_type, file.content))
        return Sent(f"{sending.to}/{last['message_id']}" if last.get("message_id") else "")

    def state(self) -> tuple[bool, str]:
        if not self.is_configured():
            return False, "NETRA_TELEGRAM_TOKEN or NETRA_TELEGRAM_SECRET is not set: nobody reports by Telegram"
        try:
            bot = call("getMe", {})
            hook = call("getWebhookInfo", {})
        except NotSent as fault:
            return False, f"Telegram does not answer ({fault.fault})"
        if not str(hook.get("url") or "").startswith(settings.SITE_ADDRESS):
            return False, "the bot answers, but sends its messages elsewhere: run `netra connect-telegram`"
        return True, f"@{bot.get('username')} answers, {hook.get('pending_update_count', 0)} waiting there"


def keyboard(options: tuple[Option, ...]) -> dict[str, Any]:
    """A keyboard of the answers, gone once one was tapped; a tapped answer comes back as its own words."""
    if not options:
        return {"remove_keyboard": True}
    rows = [[{"text": one.label}] for one in options]
    return {"keyboard": rows, "one_time_keyboard": True, "resize_keyboard": True}
