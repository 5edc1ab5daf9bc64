"""Accounts as they are compared: what people paste, an address or a name with an @, gives one key per platform.

Nothing is looked up. Where a platform knows an account by number as well as by name, the two stay apart: only the
platform could say that they are the same.
"""

import re
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

from netra.domain.words import Text
from netra.personnel.models import Platform

LONGEST = 200
_HOSTS = {
    "instagram.com": Platform.INSTAGRAM,
    "facebook.com": Platform.FACEBOOK,
    "fb.com": Platform.FACEBOOK,
    "tiktok.com": Platform.TIKTOK,
    "x.com": Platform.X,
    "twitter.com": Platform.X,
    "youtube.com": Platform.YOUTUBE,
    "threads.net": Platform.THREADS,
    "threads.com": Platform.THREADS,
}
_NAMES = {
    "ig": Platform.INSTAGRAM,
    "insta": Platform.INSTAGRAM,
    "fb": Platform.FACEBOOK,
    "tik tok": Platform.TIKTOK,
    "twitter": Platform.X,
    "x (twitter)": Platform.X,
    "yt": Platform.YOUTUBE,
    "lainnya": Platform.OTHER,
}
_HOST_ONLY = re.compile(r"^(?:https?:)?/*((?:[\w-]+\.)+[a-z]{2,})(?=[/?#]|$)", re.IGNORECASE | re.ASCII)
_FEDERATED = re.compile(r"^@?([\w.-]+)@((?:[\w-]+\.)+[a-z]{2,})$", re.IGNORECASE | re.ASCII)
_HIDDEN = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")
_KEY = re.compile(r"^(?:(?:channel|c|user|id):)?[\w.-]+(?:@[\w.-]+)?$")
# The first part of an address that names no account.
_NOT_AN_ACCOUNT = frozenset(
    (
        *("p", "reel", "reels", "stories", "explore", "watch", "share", "sharer", "hashtag", "search", "i", "intent"),
        *("home", "groups", "events", "permalink.php", "story.php", "photo.php", "photo", "video", "shorts"),
        *("playlist", "results", "status", "embed"),
    )
)


class BadHandle(ValueError):
    """What was written names no account on that platform; `text` says so to people."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


def platform_of(written: str) -> Platform | None:
    """The platform a word or an address names; `None` where it is empty, `OTHER` where we know none such.

    >>> [str(platform_of(word)) for word in ("Twitter", "IG", "https://m.facebook.com/a.b", "Friendster")]
    ['x', 'instagram', 'facebook', 'other']
    """
    text = " ".join(written.split()).casefold()
    if not text:
        return None
    if text in Platform.values:
        return Platform(text)
    return _NAMES.get(text) or _by_host(text) or Platform.OTHER


def key_of(platform: str, written: str) -> str:
    """The account as it is compared, for a platform as `platform_of` reads it. Raises `BadHandle`.

    >>> key_of("instagram", "https://www.instagram.com/Budi.Contoh/?hl=id") == key_of("instagram", " @budi.contoh ")
    True
    >>> key_of("facebook", "fb.com/Budi.Contoh"), key_of("facebook", "facebook.com/profile.php?id=1000123")
    ('budicontoh', 'id:1000123')
    >>> key_of("mastodon", "https://contoh.social/@Budi"), key_of("youtube", "youtube.com/@Budi/videos")
    ('budi@contoh.social', 'budi')
    """
    text = _HIDDEN.sub("", written[: LONGEST * 4])
    found = platform_of(platform) or Platform.OTHER
    text = text if _FEDERATED.match(text) else text.lstrip("@")
    host = _host(text)
    named = _by_host(text) if host else None
    if host and named is not found and (named is not None or found in _HOSTS.values()):
        raise BadHandle("Alamat ini milik platform lain.", "This address belongs to another platform.")
    parts = _path(text) if host else [text]
    key = _RULES.get(found, _simple)(parts, text)
    if not key or len(key) > LONGEST or not _KEY.match(key) or _by_host(key) is not None:
        raise BadHandle(
            "Ini bukan nama akun. Tulis namanya, misalnya @budi.contoh, atau alamat profilnya.",
            "This names no account. Write its name, such as @budi.contoh, or the address of its profile.",
        )
    return key


def _host(text: str) -> str:
    """The host of an address; a bare name such as "budi.contoh" is no address unless we know it for one."""
    found = _HOST_ONLY.match(text)
    if found is None:
        return ""
    is_address = "/" in text or "?" in text or _by_host(text) is not None
    return found[1].casefold() if is_address else ""


def _by_host(text: str) -> Platform | None:
    found = _HOST_ONLY.match(text)
    host = found[1].casefold() if found else ""
    return next((platform for name, platform in _HOSTS.items() if host == name or host.endswith("." + name)), None)


def _path(text: str) -> list[str]:
    address = urlsplit(re.sub(r"^(?:https?:)?/*", "https://", text, flags=re.IGNORECASE))
    return [unquote(part) for part in address.path.split("/") if part]


def _simple(parts: list[str], text: str) -> str:
    first = parts[0] if parts else ""
    return "" if first.casefold() in _NOT_AN_ACCOUNT and len(parts) > 1 else first.lstrip("@").casefold()


def _facebook(parts: list[str], text: str) -> str:
    """Dots and case do not count in a Facebook name; numbers are accounts of their own kind."""
    if parts and parts[0].casefold() in {"profile.php", "people"}:
        number = parse_qs(urlsplit(text).query).get("id", [""])[0] or parts[-1]
        return f"id:{number}" if number.isascii() and number.isdigit() else ""
    name = _simple(parts, text).replace(".", "").lstrip("@")
    return f"id:{name}" if name.isascii() and name.isdigit() else name


def _youtube(parts: list[str], text: str) -> str:
    """Handles, old names and channel numbers are three kinds; only the numbers keep their case."""
    kind = parts[0].casefold() if parts else ""
    if kind == "channel":
        return f"channel:{parts[1]}" if len(parts) > 1 and re.fullmatch(r"UC[\w-]{22}", parts[1]) else ""
    if kind in {"c", "user"} and len(parts) > 1:
        return f"{kind}:{parts[1].casefold()}"
    number = re.fullmatch(r"(?:channel:)?(UC[\w-]{22})", parts[0] if parts else "")
    if number:
        return f"channel:{number[1]}"
    return _simple(parts, text)


def _mastodon(parts: list[str], text: str) -> str:
    federated = _FEDERATED.match(text)
    if federated:
        return f"{federated[1]}@{federated[2]}".casefold()
    host, name = _host(text), (parts[0] if parts else "")
    if name == "users" and len(parts) > 1:
        name = "@" + parts[1]
    address = f"{name.lstrip('@')}@{host}".casefold()
    return address if name.startswith("@") and _FEDERATED.match(address) else ""


def _other(parts: list[str], text: str) -> str:
    """On a site we do not know, a name counts together with the site."""
    name, host = _simple(parts, text), _host(text)
    return f"{name}@{host}" if name and host else name


_RULES: dict[Platform, Callable[[list[str], str], str]] = {
    Platform.FACEBOOK: _facebook,
    Platform.YOUTUBE: _youtube,
    Platform.MASTODON: _mastodon,
    Platform.OTHER: _other,
}
