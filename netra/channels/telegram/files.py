"""Files of a Telegram message: asked for by id, then fetched from the provider's own file address."""

from collections.abc import Iterator

from netra.channels.sending import NotSent
from netra.channels.telegram.api import call, file_address
from netra.channels.web import NoAnswer, NotThere
from netra.channels.web import fetch as fetch_from

MOST = 20 * 1024 * 1024  # what the Bot API hands out at most


def fetch(file_id: str) -> Iterator[bytes]:
    """The pieces of one file. Raises `NoAnswer`, `NotThere`."""
    try:
        path = str(call("getFile", {"file_id": file_id}).get("file_path") or "")
    except NotSent as refusal:
        if refusal.for_good:
            raise NotThere(refusal.fault) from None
        raise NoAnswer(refusal.fault) from None
    if not path or path.startswith("/") or ".." in path or "?" in path or "#" in path:
        raise NotThere("PATH")
    yield from fetch_from(file_address(path), most=MOST)
