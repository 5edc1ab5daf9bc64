"""What Telegram hands over: one update, read after the Bot API's documentation. Only private talks are heard."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FILES = ("document", "video", "audio", "voice", "video_note", "animation")
NAMES = {
    "photo": "foto.jpg",
    "video": "video.mp4",
    "audio": "rekaman.mp3",
    "voice": "rekaman.ogg",
    "video_note": "video.mp4",
    "animation": "video.mp4",
    "document": "dokumen",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """One message of a person. `media` are files by their id and a name."""

    update_id: int
    chat: str
    text: str
    media: tuple[Mapping[str, str], ...]
    language: str


def read_update(update: Mapping[str, Any]) -> Heard | None:
    """The message of an update; `None` for groups, bots, and everything that is not a message."""
    message = update.get("message")
    number = update.get("update_id")
    if not isinstance(message, dict) or not isinstance(number, int):
        return None
    chat, sender = message.get("chat") or {}, message.get("from") or {}
    if chat.get("type") != "private" or sender.get("is_bot") or not isinstance(chat.get("id"), int):
        return None
    text = _text(message)
    media = _media(message)
    if not text and not media:
        return None
    language = "en" if str(sender.get("language_code", "")).startswith("en") else "id"
    return Heard(number, str(chat["id"]), text, media, language)


def _text(message: Mapping[str, Any]) -> str:
    parts = [str(message.get("text") or message.get("caption") or "")]
    place = message.get("venue", {}).get("location") or message.get("location")
    if place:
        venue = message.get("venue") or {}
        named = ", ".join(str(venue[key]) for key in ("title", "address") if venue.get(key))
        parts.append(f"{named} ({place.get('latitude')}, {place.get('longitude')})".strip())
    contact = message.get("contact")
    if contact:
        parts.append(" ".join(str(contact.get(key) or "") for key in ("first_name", "last_name", "phone_number")))
    return "\n".join(part.strip() for part in parts if part.strip())


def _media(message: Mapping[str, Any]) -> tuple[Mapping[str, str], ...]:
    """The largest size of a photo, or the one file of a message."""
    sizes = message.get("photo") or []
    if sizes:
        largest = max(sizes, key=lambda size: (size.get("width", 0) * size.get("height", 0), size.get("file_size", 0)))
        return ({"id": str(largest["file_id"]), "name": NAMES["photo"]},)
    for kind in FILES:
        file = message.get(kind)
        if isinstance(file, dict) and file.get("file_id"):
            return ({"id": str(file["file_id"]), "name": str(file.get("file_name") or NAMES[kind])},)
    return ()
