"""Rows of CSV files and JSON objects whose columns have names one can guess, as rows of ACTIVITIES."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from netra.engine.collecting import columns
from netra.engine.collecting.records import CannotCollect, Row

_REPOSTED: Final = re.compile(r"RT @(\w{1,40}):? ?(.*)\Z", re.DOTALL)
_YES: Final = frozenset({"yes", "true", "1", "ya"})
_HANDLES: Final = ("username", "screen_name", "unique_id", "uniqueId", "handle", "acct", "login", "id")
_FULL: Final = ("display_name", "name", "full_name", "nickname", "displayName")
_HOSTS: Final = {
    "twitter.com": "x",
    "x.com": "x",
    "instagram.com": "instagram",
    "tiktok.com": "tiktok",
    "facebook.com": "facebook",
    "threads.net": "threads",
    "threads.com": "threads",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "t.me": "telegram",
    "reddit.com": "reddit",
    "linkedin.com": "linkedin",
    "bsky.app": "bluesky",
}
_KNOWN: Final = {"twitter": "x", "ig": "instagram", "fb": "facebook", "yt": "youtube", "mastodon": "mastodon"}
MARKS: Final = frozenset({"is_retweet", "is_reply", "parent_comment_id", "parent_id", "thread_id", "type", "extra"})
_AUTHOR: Final = frozenset({"author", "user", "account", "actor"})


def row(record: Mapping[str, Any]) -> Row:
    """One row from named values. Raises `CannotCollect` where it says an act nobody knows.

    >>> row({"post_id": "7", "isi": "Selamat pagi", "suka": 3})
    {'id': '7', 'text': 'Selamat pagi', 'extra': {'suka': 3}}
    """
    found: Row = {}
    extra: dict[str, Any] = {}
    verb_name = ""
    for name, target in columns.plan(tuple(record)):
        value = record[name]
        if value is None or value == "" or target == columns.IGNORED:
            continue
        if target == "" or target == "extra":
            extra[name] = value
        elif isinstance(value, Mapping) and target == "actor_handle" and columns.key(name) in _AUTHOR:
            _person(value, found)
        elif isinstance(value, Mapping | list):
            extra[name] = value
        else:
            found[target] = value
            verb_name = name if target == "verb" else verb_name
    _unpack(extra)
    if verb_name:
        _understand(verb_name, found, extra)
    _shapes(found, extra)
    url = found.pop("url", None)
    if url is not None:
        _address(str(url), found, extra)
    elif "platform" in found:
        found["platform"] = platform(str(found["platform"]))
    if extra:
        found["extra"] = extra
    return found


def platform(name: str) -> str:
    """One name for each platform, whatever the export calls it.

    >>> platform("Twitter"), platform("instagram.com"), platform("tiktok-comments")
    ('x', 'instagram', 'tiktok')
    """
    name = name.strip().lower()
    for host, known in _HOSTS.items():
        if name == host or name.endswith("." + host):
            return known
    name = name.split("-comments")[0].removesuffix(".com").removesuffix(".net")
    return _KNOWN.get(name, name)


def platform_of(url: str) -> str | None:
    """The platform an address belongs to.

    >>> platform_of("https://www.instagram.com/p/abc"), platform_of("https://contoh.id/")
    ('instagram', None)
    """
    host = url.split("://", 1)[-1].split("/", 1)[0].lower().removeprefix("www.")
    return next((name for one, name in _HOSTS.items() if host == one or host.endswith("." + one)), None)


def _person(value: Mapping[str, Any], found: Row) -> None:
    for names, target in ((_HANDLES, "actor_handle"), (_FULL, "actor_name")):
        first = next((value[name] for name in names if value.get(name)), None)
        if first is not None:
            found.setdefault(target, first)


def _unpack(extra: dict[str, Any]) -> None:
    """A column `extra` that holds an object is taken apart, so that reading what was written changes nothing."""
    inner = extra.get("extra")
    if isinstance(inner, str) and inner.startswith("{"):
        try:
            inner = json.loads(inner)
        except ValueError:
            return
    if isinstance(inner, dict):
        del extra["extra"]
        for name, value in inner.items():
            extra.setdefault(name, value)


def _understand(name: str, found: Row, extra: dict[str, Any]) -> None:
    known = columns.verb(found["verb"])
    if known:
        found["verb"] = known
    elif columns.key(name) in columns.SOFT_VERBS:
        extra[name] = found.pop("verb")  # "video", "picture": a kind of post
    else:
        said = str(found["verb"])[:40]
        raise CannotCollect(f"Perbuatan “{said}” tidak dikenal.", f"The act “{said}” is not known.")


def _shapes(found: Row, extra: dict[str, Any]) -> None:
    """Reposts and replies as 4CAT and the platforms' own exports mark them."""
    if _is(extra, "is_retweet"):
        found.setdefault("verb", "share")
    elif (
        _is(extra, "is_reply")
        or extra.get("parent_comment_id")
        or extra.get("parent_id") in ("root",)
        or ("thread_id" in extra and "comment" in str(extra.get("type", "")))
    ):
        found.setdefault("verb", "comment")
    text = found.get("text")
    if found.get("verb", "share") == "share" and isinstance(text, str) and text.startswith("RT @"):
        match = _REPOSTED.match(text)
        if match:
            found["verb"] = "share"
            found.setdefault("target_handle", match[1])
            found["target_text"] = match[2]
            del found["text"]


def _is(extra: Mapping[str, Any], name: str) -> bool:
    return str(extra.get(name, "")).lower() in _YES


def _address(url: str, found: Row, extra: dict[str, Any]) -> None:
    """The address of the thing itself; of an act on somebody else's post it is that post's."""
    if "platform" in found:
        found["platform"] = platform(str(found["platform"]))
    elif known := platform_of(url):
        found["platform"] = known
    if found.get("verb", "post") in ("post", "comment", "share") or "target_url" in found:
        extra["url"] = url
    else:
        found["target_url"] = url
