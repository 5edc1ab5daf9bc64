"""Pages of the X API v2 (`data` with `includes`), and posts that tools have already put together from them."""

from collections.abc import Iterator, Mapping
from typing import Any

from netra.domain.words import Text
from netra.engine.collecting.records import CannotCollect, Row, tried

Object = Mapping[str, Any]


def is_page(value: Object) -> bool:
    """Whether an object is an answer of the API: posts under `data`, what they refer to under `includes`."""
    data = value.get("data")
    some = data[0] if isinstance(data, list) and data else data
    if isinstance(some, Mapping):
        return "text" in some and "id" in some and ("includes" in value or "meta" in value or is_post(some))
    return "meta" in value and "result_count" in (value.get("meta") or {})


def is_post(value: Object) -> bool:
    """Whether an object is one post of the API by itself."""
    return (
        "text" in value and "author_id" in value and ("edit_history_tweet_ids" in value or "conversation_id" in value)
    )


def rows(value: Object) -> Iterator[Row | Text]:
    """A row for every post of a page. Raises `CannotCollect` where the page holds only errors."""
    data = value.get("data")
    if data is None:
        raise CannotCollect("Halaman API ini tidak memuat kiriman.", "This page of the API holds no posts.")
    includes = value.get("includes") or {}
    users = {str(user.get("id")): user for user in includes.get("users") or [] if isinstance(user, Mapping)}
    posts = {str(post.get("id")): post for post in includes.get("tweets") or [] if isinstance(post, Mapping)}
    for post in data if isinstance(data, list) else [data]:
        yield tried(row, post, users, posts)


def row(post: Object, users: Mapping[str, Object], posts: Mapping[str, Object]) -> Row:
    """One post; `author` inside it, as tools flatten it, counts as well as `includes`."""
    user = _author(post, users)
    handle = user.get("username") or post.get("author_id")
    found: Row = {
        "id": post.get("id"),
        "platform": "x",
        "actor_handle": handle,
        "actor_name": user.get("name"),
        "text": _text(post),
        "created_at": post.get("created_at"),
        "visibility": "followers" if user.get("protected") else "public",
        "extra": {"url": f"https://x.com/{handle or 'i'}/status/{post.get('id')}"},
    }
    references = {one.get("type"): one for one in post.get("referenced_tweets") or [] if isinstance(one, Mapping)}
    if "retweeted" in references:
        found |= {"verb": "share", "text": None} | _target(references["retweeted"], users, posts)
        if not found.get("target_text"):
            found["target_text"] = _without_mark(_text(post) or "")
    elif "replied_to" in references:
        found |= {"verb": "comment"} | _target(references["replied_to"], users, posts)
        said = post.get("in_reply_to_user") or users.get(str(post.get("in_reply_to_user_id")), {})
        if not found.get("target_handle") and isinstance(said, Mapping):
            found["target_handle"] = said.get("username")
    elif "quoted" in references:
        found |= _target(references["quoted"], users, posts)
    return found


def _target(reference: Object, users: Mapping[str, Object], posts: Mapping[str, Object]) -> Row:
    id = str(reference.get("id"))
    post = reference if "text" in reference else posts.get(id, {})
    user = _author(post, users)
    handle = user.get("username")
    url = f"https://x.com/{handle or 'i'}/status/{id}"
    return {"target_handle": handle, "target_url": url, "target_text": _text(post)}


def _author(post: Object, users: Mapping[str, Object]) -> Object:
    author = post.get("author")
    return author if isinstance(author, Mapping) else users.get(str(post.get("author_id")), {})


def _text(post: Object) -> str | None:
    note = post.get("note_tweet")
    return (note.get("text") if isinstance(note, Mapping) else None) or post.get("text")


def _without_mark(text: str) -> str:
    """What was shared, without "RT @somebody:" before it."""
    return text.split(": ", 1)[1] if text.startswith("RT @") and ": " in text else text
