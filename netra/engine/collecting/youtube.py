"""Comments of YouTube: threads as its API gives them, and the file yt-dlp writes beside a video."""

from collections.abc import Iterator, Mapping
from typing import Any

from netra.domain.words import Text
from netra.engine.collecting import cleaning
from netra.engine.collecting.records import Row, guarded, tried

Object = Mapping[str, Any]
_WATCH = "https://www.youtube.com/watch?v="


def is_answer(value: Object) -> bool:
    """Whether an object is a comment, a thread, or a list of them, as the API gives it."""
    return str(value.get("kind", "")).startswith("youtube#comment")


def is_video(value: Object) -> bool:
    """Whether an object describes a video, as yt-dlp writes it."""
    return isinstance(value.get("comments"), list) and ("webpage_url" in value or "extractor" in value)


def rows(value: Object) -> Iterator[Row | Text]:
    """Every comment of an answer, replies after what they answer."""
    kind = value.get("kind")
    if kind in ("youtube#commentThreadListResponse", "youtube#commentListResponse"):
        for one in value.get("items") or []:
            if isinstance(one, Mapping):
                yield from guarded(rows({"kind": str(kind).replace("ListResponse", "")} | dict(one)))
    elif kind == "youtube#commentThread":
        snippet = value.get("snippet") or {}
        top = snippet.get("topLevelComment") or {}
        first = _comment(top, str(snippet.get("videoId") or ""), None)
        if snippet.get("isPublic") is False:
            first["visibility"] = "unknown"
        yield first
        for reply in (value.get("replies") or {}).get("comments") or []:
            yield tried(_comment, reply, str(snippet.get("videoId") or ""), first)
    else:
        yield _comment(value, "", None)


def _comment(value: Object, video: str, above: Row | None) -> Row:
    snippet = value.get("snippet") or {}
    video = str(snippet.get("videoId") or video)
    text = snippet.get("textOriginal") or cleaning.from_html(snippet.get("textDisplay"))
    handle = snippet.get("authorDisplayName")
    if not str(handle or "").startswith("@"):
        handle = str(snippet.get("authorChannelUrl") or "").rsplit("/", 1)[-1] or handle
    row: Row = {
        "id": value.get("id"),
        "platform": "youtube",
        "verb": "comment",
        "actor_handle": handle,
        "actor_name": snippet.get("authorDisplayName"),
        "text": text,
        "created_at": snippet.get("publishedAt"),
        "visibility": "public",
    }
    if video:
        row["target_url"] = _WATCH + video
        row["extra"] = {"url": f"{_WATCH}{video}&lc={value.get('id')}"}
    if above:
        row |= {"target_handle": above["actor_handle"], "target_text": above["text"]}
    return row


def video_rows(value: Object) -> Iterator[Row | Text]:
    """The video itself as a post of its channel, then its comments."""
    url = value.get("webpage_url") or _WATCH + str(value.get("id"))
    platform = str(value.get("extractor") or "youtube").split(":")[0].lower()
    title = str(value.get("title") or "")
    channel = value.get("uploader_id") or value.get("channel_id") or value.get("uploader")
    words = "\n".join(part for part in (title, str(value.get("description") or "")) if part)
    if words:
        yield {
            "id": value.get("id"),
            "platform": platform,
            "actor_handle": channel,
            "actor_name": value.get("uploader") or value.get("channel"),
            "text": words,
            "created_at": value.get("timestamp") or value.get("upload_date"),
            "seen_at": value.get("epoch"),
            "extra": {"url": url},
        }
    seen: dict[str, Object] = {}
    for one in value["comments"]:
        if not isinstance(one, Mapping):
            continue
        seen[str(one.get("id"))] = one
        above = seen.get(str(one.get("parent")))
        yield {
            "id": one.get("id"),
            "platform": platform,
            "verb": "comment",
            "actor_handle": _handle(one),
            "actor_name": one.get("author"),
            "text": one.get("text") or cleaning.from_html(one.get("html")),
            "target_handle": _handle(above) if above else channel,
            "target_text": above.get("text") if above else title,
            "target_url": url,
            "created_at": one.get("timestamp"),
            "seen_at": value.get("epoch"),
            "visibility": "public",
        }


def _handle(comment: Object) -> Any:
    author = comment.get("author")
    return author if str(author or "").startswith("@") else comment.get("author_id") or author
