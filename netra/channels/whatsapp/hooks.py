"""What Meta hands over: messages and reports of delivery, read after the Cloud API's documentation."""

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

FILES = {
    "image": "foto.jpg",
    "video": "video.mp4",
    "audio": "rekaman.ogg",
    "document": "dokumen",
}
MOST = 4 * 1024 * 1024  # bytes of one notification; Meta's own bound is three mebibytes


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of a person. `sender` is Meta's id of the person for this business where it gives one, else the
    telephone number."""

    id: str
    sender: str
    text: str
    choice: str
    media: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a message of ours: sent, delivered, read, failed; `fault` is the provider's number of it."""

    id: str
    status: str
    fault: str


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Whether the header `X-Hub-Signature-256` belongs to these very bytes."""
    right = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature.removeprefix("sha256=").encode(), right.encode())


def read_messages(body: Mapping[str, Any], number_id: str) -> Iterator[Heard]:
    """The messages to our number, in their order; one notification may hold many."""
    for value in _values(body, number_id):
        for message in _listed(value.get("messages")):
            sender = str(message.get("from_user_id") or _user_id(value, message) or message.get("from") or "")
            text, choice = _text(message)
            media = _media(message)
            if sender and message.get("id") and (text or media):
                yield Heard(str(message["id"]), sender, text, choice, media)


def read_deliveries(body: Mapping[str, Any], number_id: str) -> Iterator[Delivery]:
    for value in _values(body, number_id):
        for status in _listed(value.get("statuses")):
            errors = _listed(status.get("errors"))
            fault = str(errors[0].get("code", "")) if errors else ""
            yield Delivery(str(status.get("id", "")), str(status.get("status", "")), fault)


def _values(body: Mapping[str, Any], number_id: str) -> Iterator[Mapping[str, Any]]:
    if body.get("object") != "whatsapp_business_account":
        return
    for entry in _listed(body.get("entry")):
        for change in _listed(entry.get("changes")):
            value = change.get("value")
            if change.get("field") != "messages" or not isinstance(value, dict):
                continue
            if str((value.get("metadata") or {}).get("phone_number_id", "")) == number_id:
                yield value


def _user_id(value: Mapping[str, Any], message: Mapping[str, Any]) -> str:
    """The id beside the telephone number, where one contact stands for the message."""
    for contact in _listed(value.get("contacts")):
        if not message.get("from") or contact.get("wa_id") in (None, message.get("from")):
            return str(contact.get("user_id") or "")
    return ""


def _text(message: Mapping[str, Any]) -> tuple[str, str]:
    """The words, and the id of a tapped answer."""
    kind = str(message.get("type", ""))
    part = message.get(kind)
    if kind == "interactive" and isinstance(part, dict):
        tapped = part.get(str(part.get("type"))) or {}
        return str(tapped.get("title") or ""), str(tapped.get("id") or "")
    if kind == "contacts" and isinstance(part, list):
        return "\n".join(_contact(one) for one in _listed(part)), ""
    if not isinstance(part, dict):
        return "", ""
    if kind == "location":
        named = ", ".join(str(part[key]) for key in ("name", "address") if part.get(key))
        return f"{named} ({part.get('latitude')}, {part.get('longitude')})".strip(), ""
    return str(part.get("body") or part.get("caption") or part.get("text") or "").strip(), ""


def _contact(one: Mapping[str, Any]) -> str:
    name = str((one.get("name") or {}).get("formatted_name") or "")
    return " ".join([name, *(str(phone.get("phone") or "") for phone in _listed(one.get("phones")))]).strip()


def _media(message: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    kind = str(message.get("type", ""))
    part = message.get(kind)
    if kind not in FILES or not isinstance(part, dict) or not part.get("id"):
        return ()
    return ({"id": str(part["id"]), "name": str(part.get("filename") or FILES[kind])},)


def _listed(given: Any) -> list[Mapping[str, Any]]:
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
