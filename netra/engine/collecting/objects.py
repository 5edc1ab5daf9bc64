"""Which kind of object a JSON value is, told by its shape, and the rows in it."""

from collections.abc import Iterator, Mapping
from typing import Any

from netra.domain.words import Text
from netra.engine.collecting import activitystreams, plain, x_api, youtube, zeeschuimer
from netra.engine.collecting.records import CannotCollect, Row


def rows(value: Any) -> Iterator[Row | Text]:
    """The rows of one JSON value. Raises `CannotCollect` where it holds none; what came before has been given."""
    if not isinstance(value, Mapping):
        raise CannotCollect("Ini bukan objek JSON.", "This is not a JSON object.")
    if zeeschuimer.is_captured(value):
        yield from zeeschuimer.rows(value)
    elif youtube.is_answer(value):
        yield from youtube.rows(value)
    elif youtube.is_video(value):
        yield from youtube.video_rows(value)
    elif activitystreams.is_activity(value):
        yield from activitystreams.rows(value)
    elif x_api.is_page(value):
        yield from x_api.rows(value)
    elif x_api.is_post(value):
        yield x_api.row(value, {}, {})
    elif "legacy" in value and "rest_id" in value:
        yield zeeschuimer.tweet(value)
    elif "content" in value and isinstance(value.get("account"), Mapping):
        yield zeeschuimer.status(value)
    else:
        yield plain.row(value)
