"""Outboxes of Mastodon and other servers that speak ActivityStreams 2.0: notes, shares, likes, follows."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from netra.domain.words import Text
from netra.engine.collecting import cleaning
from netra.engine.collecting.records import CannotCollect, Row, guarded

Object = Mapping[str, Any]
_VERBS: Final = {"Create": "post", "Announce": "share", "Like": "like", "Follow": "follow", "Join": "join"}
_SKIPPED: Final = frozenset({"Delete", "Undo", "Update", "Accept", "Reject", "Block", "Add", "Remove", "Move", "Flag"})
_COLLECTIONS: Final = frozenset({"OrderedCollection", "OrderedCollectionPage", "Collection", "CollectionPage"})
_NOTES: Final = frozenset({"Note", "Article", "Question", "Page", "Video", "Image", "Event", "Audio"})
_PUBLIC: Final = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})


def is_activity(value: Object) -> bool:
    """Whether an object is an activity, a note or a collection of them."""
    type = value.get("type")
    if type in _COLLECTIONS:
        return True
    if type in _VERBS or type in _SKIPPED:
        return "object" in value and "actor" in value
    return type in _NOTES and "content" in value and "attributedTo" in value


def rows(value: Object) -> Iterator[Row | Text]:
    """A row for every activity that is an act toward the public. Raises `CannotCollect` for the others."""
    type = value.get("type")
    if type in _COLLECTIONS:
        items = value.get("orderedItems") or value.get("items")
        first = value.get("first")
        if items is None and isinstance(first, Mapping):
            items = first.get("orderedItems") or first.get("items")
        if items is None:
            raise CannotCollect(
                "Koleksi ini hanya memuat alamat halamannya; unduh halamannya.",
                "This collection only names its pages; fetch the pages.",
            )
        for one in items:
            if isinstance(one, Mapping) and one.get("type") not in _SKIPPED:
                yield from guarded(rows(one))
    elif type in _VERBS:
        yield _activity(value, _VERBS[str(type)])
    elif type in _NOTES:
        yield _note(value, value)
    else:
        raise CannotCollect(f"Aktivitas {type} bukan tindakan dukungan.", f"{type} is no act toward anybody.")


def _activity(value: Object, verb: str) -> Row:
    object = value.get("object")
    if verb == "post" and isinstance(object, Mapping):
        return _note(object, value)
    row = _common(value) | {"verb": verb}
    if isinstance(object, Mapping):
        author = _address(object.get("attributedTo"))
        row |= {"target_handle": author, "target_url": object.get("url") or object.get("id")}
        row["target_text"] = cleaning.from_html(object.get("content"))
    elif verb in ("follow", "join"):
        row |= {"target_handle": object, "target_url": object}
    else:
        row["target_url"] = object
        parts = str(object).split("/statuses/")
        row["target_handle"] = parts[0] if len(parts) == 2 else None
    return row


def _note(note: Object, activity: Object) -> Row:
    row = _common(activity) | {"id": note.get("id"), "verb": "post"}
    content = note.get("content")
    if content is None and isinstance(note.get("contentMap"), Mapping):
        content = next(iter(note["contentMap"].values()), None)
    warning = note.get("summary")
    row["text"] = "\n".join(part for part in (str(warning or ""), cleaning.from_html(content)) if part)
    row["created_at"] = note.get("published") or activity.get("published")
    row["extra"] = {"url": note.get("url") or note.get("id")}
    above = note.get("inReplyTo")
    if above:
        row |= {"verb": "comment", "target_url": _address(above)}
        parts = str(above).split("/statuses/")
        row["target_handle"] = parts[0] if len(parts) == 2 else None
    return row


def _common(value: Object) -> Row:
    return {
        "id": value.get("id"),
        "platform": "mastodon",
        "actor_handle": _address(value.get("actor") or value.get("attributedTo")),
        "created_at": value.get("published"),
        "visibility": _visibility(value),
    }


def _address(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("id") or value.get("url") if isinstance(value, Mapping) else value


def _visibility(value: Object) -> str:
    """Public, unlisted, followers or direct, by whom it is addressed to; unknown where nobody is named."""
    to, cc = _list(value.get("to")), _list(value.get("cc"))
    if not to and not cc:
        return "unknown"
    if _PUBLIC & set(to):
        return "public"
    if _PUBLIC & set(cc):
        return "unlisted"
    return "followers" if any(one.endswith("/followers") for one in (*to, *cc)) else "direct"


def _list(value: Any) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
