"""What browsing shows of Instagram, Threads, TikTok, X, Facebook and others, as Zeeschuimer and 4CAT keep it.

A line holds the platform's own object under `data` (4CAT: beside `__import_meta`). Which object it is is told by its
shape, for platforms change their names faster than their objects.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from netra.engine.collecting import cleaning, plain
from netra.engine.collecting.records import CannotCollect, Row

Object = Mapping[str, Any]


def is_captured(value: Object) -> bool:
    """Whether an object is a line of Zeeschuimer or of a 4CAT dataset imported from it."""
    return "__import_meta" in value or ("source_platform" in value and isinstance(value.get("data"), Mapping))


def rows(value: Object) -> Iterator[Row]:
    """The post or comment of one line, and those it tags. Raises `CannotCollect` for shapes nobody knows."""
    meta = value.get("__import_meta") or value
    data = value if "__import_meta" in value else value["data"]
    platform = plain.platform(str(meta.get("source_platform") or ""))
    found = _read(data, platform)
    for row in found:
        row.setdefault("platform", platform or None)
        row.setdefault("visibility", "public")
        row["seen_at"] = meta.get("timestamp_collected")
        yield row


def _read(data: Object, platform: str) -> list[Row]:
    if "comet_sections" in data:
        return [_facebook(data)]
    if isinstance(data.get("legacy"), Mapping):
        return [tweet(data)]
    if "cid" in data and "aweme_id" in data:
        return [_tiktok_comment(data)]
    if "desc" in data and ("createTime" in data or "create_time" in data):
        return [_tiktok(data)]
    if "shortcode" in data or ("code" in data and ("taken_at" in data or "caption" in data)):
        return _instagram(data, platform)
    if "text" in data and isinstance(data.get("user"), Mapping):
        return [_comment(data)]
    if "content" in data and isinstance(data.get("account"), Mapping):
        return [status(data)]
    row = plain.row({name: one for name, one in data.items() if name != "__import_meta"})
    if not row.get("text"):
        raise CannotCollect(
            f"Bentuk kiriman {platform or 'ini'} tidak dikenal.",
            f"Posts of this shape ({platform or '?'}) are not known.",
        )
    return [row]


def _at(data: Any, *path: str | int) -> Any:
    """A value deep inside, or nothing.

    >>> _at({"a": [{"b": 1}]}, "a", 0, "b"), _at({}, "a", "b")
    (1, None)
    """
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and -len(data) <= step < len(data):
            data = data[step]
        else:
            return None
    return data


def tweet(data: Object) -> Row:
    """A post of X as its website receives it."""
    legacy = data["legacy"]
    handle, name = _x_user(data)
    row: Row = {
        "id": data.get("rest_id") or legacy.get("id_str"),
        "platform": "x",
        "actor_handle": handle,
        "actor_name": name,
        "text": _at(data, "note_tweet", "note_tweet_results", "result", "text") or legacy.get("full_text"),
        "created_at": legacy.get("created_at"),
        "extra": {"url": f"https://x.com/{handle or 'i'}/status/{data.get('rest_id') or legacy.get('id_str')}"},
    }
    shared = _inner(_at(legacy, "retweeted_status_result", "result"))
    quoted = _inner(_at(data, "quoted_status_result", "result"))
    if shared:
        row |= {"verb": "share", "text": None} | _target(shared)
    elif legacy.get("in_reply_to_status_id_str"):
        row |= {"verb": "comment", "target_handle": legacy.get("in_reply_to_screen_name")}
        row["target_url"] = f"https://x.com/i/status/{legacy['in_reply_to_status_id_str']}"
    elif quoted:
        row |= _target(quoted)
    return row


def _inner(result: Any) -> Object | None:
    inner = result.get("tweet", result) if isinstance(result, Mapping) else None
    return inner if isinstance(inner, Mapping) and isinstance(inner.get("legacy"), Mapping) else None


def _target(data: Object) -> Row:
    handle, _name = _x_user(data)
    text = _at(data, "note_tweet", "note_tweet_results", "result", "text") or data["legacy"].get("full_text")
    id = data.get("rest_id") or data["legacy"].get("id_str")
    return {"target_handle": handle, "target_text": text, "target_url": f"https://x.com/{handle or 'i'}/status/{id}"}


def _x_user(data: Object) -> tuple[str | None, str | None]:
    user = _at(data, "core", "user_results", "result") or data.get("user") or {}
    for part in (_at(user, "core"), _at(user, "legacy"), user):
        if isinstance(part, Mapping) and part.get("screen_name"):
            return part["screen_name"], part.get("name")
    return None, None


def _instagram(data: Object, platform: str) -> list[Row]:
    """A post of Instagram in either of its two shapes, or of Threads; each tagged account is a row of its own."""
    code = data.get("code") or data.get("shortcode")
    if data.get("product_type") == "ad":
        raise CannotCollect("Ini iklan, bukan kiriman.", "This is an advertisement, not a post.")
    user = data.get("user") or data.get("owner") or {}
    is_thread = platform == "threads" or "text_post_app_info" in data
    handle = user.get("username")
    url = f"https://www.threads.com/@{handle}/post/{code}" if is_thread else f"https://www.instagram.com/p/{code}"
    row: Row = {
        "id": code,
        "platform": "threads" if is_thread else "instagram",
        "actor_handle": handle,
        "actor_name": user.get("full_name"),
        "text": _at(data, "caption", "text") or _at(data, "edge_media_to_caption", "edges", 0, "node", "text"),
        "created_at": data.get("taken_at") or data.get("taken_at_timestamp"),
        "visibility": "followers" if user.get("is_private") else "public",
        "extra": {"url": url},
    }
    reply = _at(data, "text_post_app_info", "reply_to_author", "username")
    if reply:
        row |= {"verb": "comment", "target_handle": reply}
    tagged = [_at(one, "user", "username") for one in _at(data, "usertags", "in") or []]
    graph = _at(data, "edge_media_to_tagged_user", "edges") or []
    tagged += [_at(one, "node", "user", "username") for one in graph]
    tags = [
        row | {"id": f"{code}/tag/{one}", "verb": "tag", "target_handle": one, "target_url": url}
        for one in tagged
        if one
    ]
    if not row["text"] and tags:
        return tags
    return [row, *tags]


def _comment(data: Object) -> Row:
    """A comment of Instagram as extensions keep it."""
    user = data["user"]
    return {
        "id": data.get("pk") or data.get("id"),
        "verb": "comment",
        "actor_handle": user.get("username") or user.get("unique_id"),
        "actor_name": user.get("full_name") or user.get("nickname"),
        "text": data["text"],
        "target_url": data.get("post_url"),
        "created_at": data.get("created_at_utc") or data.get("created_at") or data.get("create_time"),
    }


def _tiktok(data: Object) -> Row:
    author = data.get("author") or {}
    handle = author if isinstance(author, str) else author.get("uniqueId") or author.get("unique_id")
    name = data.get("nickname") if isinstance(author, str) else author.get("nickname")
    is_private = not isinstance(author, str) and author.get("privateAccount")
    return {
        "id": data.get("id") or data.get("aweme_id"),
        "platform": "tiktok",
        "actor_handle": handle,
        "actor_name": name,
        "text": data["desc"],
        "created_at": data.get("createTime") or data.get("create_time"),
        "visibility": "followers" if is_private else "public",
        "extra": {"url": f"https://www.tiktok.com/@{handle}/video/{data.get('id') or data.get('aweme_id')}"},
    }


def _tiktok_comment(data: Object) -> Row:
    user = data.get("user") or {}
    return {
        "id": data["cid"],
        "platform": "tiktok",
        "verb": "comment",
        "actor_handle": user.get("unique_id"),
        "actor_name": user.get("nickname"),
        "text": data.get("text"),
        "target_url": _at(data, "share_info", "url") or f"https://www.tiktok.com/video/{data['aweme_id']}",
        "target_text": _at(data, "share_info", "desc"),
        "created_at": data.get("create_time"),
    }


def _facebook(data: Object) -> Row:
    story = _at(data, "comet_sections", "content", "story") or {}
    metadata = _at(data, "comet_sections", "context_layout", "story", "comet_sections", "metadata") or []
    times = [_at(one, "story", "creation_time") for one in metadata]
    actor = _at(story, "actors", 0) or {}
    shared = _at(story, "attached_story")
    row: Row = {
        "id": story.get("post_id"),
        "platform": "facebook",
        "actor_handle": str(actor.get("url") or "").rstrip("/").rsplit("/", 1)[-1] or actor.get("id"),
        "actor_name": actor.get("name"),
        "text": _at(story, "message", "text"),
        "created_at": next((one for one in times if one), None),
        "extra": {"url": story.get("wwwURL")},
    }
    if isinstance(shared, Mapping):
        row |= {"verb": "post" if row["text"] else "share", "target_text": _at(shared, "message", "text")}
        row["target_url"] = shared.get("wwwURL") or shared.get("url")
    return row


def status(data: Object) -> Row:
    """A status as the interface of Mastodon, Truth Social and Gab gives it."""
    account = data.get("account") or {}
    row: Row = {
        "id": data.get("id"),
        "actor_handle": account.get("acct") or account.get("username"),
        "actor_name": account.get("display_name"),
        "text": cleaning.from_html(data.get("content")),
        "created_at": data.get("created_at"),
        "visibility": data.get("visibility"),
        "extra": {"url": data.get("url") or data.get("uri")},
    }
    shared = data.get("reblog")
    if isinstance(shared, Mapping):
        row |= {"verb": "share", "text": None, "target_text": cleaning.from_html(shared.get("content"))}
        row |= {"target_handle": _at(shared, "account", "acct"), "target_url": shared.get("url") or shared.get("uri")}
    elif data.get("in_reply_to_id"):
        row["verb"] = "comment"
    return row
