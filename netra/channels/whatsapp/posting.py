"""WhatsApp out. Within a day of the person's last message anything may be written; later only a message that Meta has
approved, which says that there is news. What we wanted to say waits for the answer, and stands on the status page."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from netra.channels.models import Kind
from netra.channels.parting import parted
from netra.channels.sending import NotSent, Option, Sending, Sent
from netra.channels.whatsapp.api import WAIT_FOR_WORD, call, upload
from netra.domain.words import Text

WINDOW = timedelta(hours=24)
LONGEST, LONGEST_ASKING = 4096, 1024
BUTTONS, ROWS, LONGEST_BUTTON, LONGEST_ROW, LONGEST_LABEL = 3, 10, 20, 24, 72
CHOOSE = Text("Pilih", "Choose")


class WhatsAppAdapter:
    """The business number that the settings name."""

    kind = Kind.WHATSAPP

    def is_configured(self) -> bool:
        return bool(settings.WHATSAPP_TOKEN and settings.WHATSAPP_NUMBER_ID and settings.WHATSAPP_APP_SECRET)

    def reached_at(self) -> str:
        number = "".join(sign for sign in settings.WHATSAPP_NUMBER if sign.isdecimal())
        return f"https://wa.me/{number}" if self.is_configured() and number else ""

    def send(self, sending: Sending, *, at: datetime) -> Sent:
        if sending.heard_at is None or at - sending.heard_at >= WINDOW:
            _knock(sending)
            raise NotSent("WINDOW", wait=WAIT_FOR_WORD)
        last = ""
        for file in sending.files:
            media = upload((file.name, file.media_type, file.content))
            last = _post(sending.to, {"type": "document", "document": {"id": media, "filename": file.name}})
        for body in bodies(sending):
            last = _post(sending.to, body)
        return Sent(last)

    def state(self) -> tuple[bool, str]:
        if not self.is_configured():
            return False, "NETRA_WHATSAPP_TOKEN, _NUMBER_ID or _APP_SECRET is not set: nobody reports by WhatsApp"
        try:
            number = call(f"{settings.WHATSAPP_NUMBER_ID}?fields=display_phone_number,quality_rating")
        except NotSent as fault:
            return False, f"WhatsApp does not answer ({fault.fault})"
        known = "" if settings.WHATSAPP_TEMPLATE else "; without NETRA_WHATSAPP_TEMPLATE nobody is told after a day"
        return True, f"{number.get('display_phone_number', 'the number')} answers{known}"


def bodies(sending: Sending) -> list[dict[str, Any]]:
    """A text in one or more messages, the last with what can be tapped."""
    text, options = sending.text or "…", sending.options[:ROWS]
    if not options:
        return [_plain(piece) for piece in parted(text, LONGEST)]
    if len(text) <= LONGEST_ASKING:
        return [_asking(text, options, sending.language)]
    *before, last = text.rsplit("\n\n", 1)
    asking = last if before and len(last) <= LONGEST_ASKING else CHOOSE.in_(sending.language)
    told = before[0] if before and asking == last else text
    return [*(_plain(piece) for piece in parted(told, LONGEST)), _asking(asking, options, sending.language)]


def _plain(text: str) -> dict[str, Any]:
    return {"type": "text", "text": {"preview_url": False, "body": text}}


def _asking(text: str, options: tuple[Option, ...], language: str) -> dict[str, Any]:
    """Up to three answers are buttons, up to ten a list; a long label keeps its whole words below its title."""
    if len(options) <= BUTTONS and all(len(one.label) <= LONGEST_BUTTON for one in options):
        buttons = [{"type": "reply", "reply": {"id": one.id, "title": one.label}} for one in options]
        action: dict[str, Any] = {"buttons": buttons}
        return _interactive("button", text, action)
    action = {"button": CHOOSE.in_(language), "sections": [{"rows": [_row(one) for one in options]}]}
    return _interactive("list", text, action)


def _interactive(kind: str, text: str, action: dict[str, Any]) -> dict[str, Any]:
    return {"type": "interactive", "interactive": {"type": kind, "body": {"text": text}, "action": action}}


def _row(one: Option) -> dict[str, str]:
    if len(one.label) <= LONGEST_ROW:
        return {"id": one.id, "title": one.label}
    return {"id": one.id, "title": one.label[: LONGEST_ROW - 1] + "…", "description": one.label[:LONGEST_LABEL]}


def _knock(sending: Sending) -> None:
    """Say once, with the approved message, that there is news; the text itself follows when the person writes."""
    if not settings.WHATSAPP_TEMPLATE or sending.fault_before == "WINDOW":
        return
    template = {"name": settings.WHATSAPP_TEMPLATE, "language": {"code": sending.language}}
    _post(sending.to, {"type": "template", "template": template})


def _post(to: str, body: dict[str, Any]) -> str:
    # An id of a person for this business holds a dot; a telephone number does not.
    whom = {"recipient": to} if "." in to else {"recipient_type": "individual", "to": to}
    answer = call(f"{settings.WHATSAPP_NUMBER_ID}/messages", {"messaging_product": "whatsapp", **whom, **body})
    messages = answer.get("messages") or [{}]
    return str(messages[0].get("id") or "")
