"""The two tables of screening: what people were seen to do in public, and what of it a person should look at.

Both are Arrow schemas with a version in their metadata; a reader of a file calls `check` first. Verbs are those of
ActivityStreams 2.0 where it has them (`like`, `follow`, `join`), and the plain word where it has not.
"""

from typing import Final

import pyarrow as pa

VERSION: Final = "1"
VERBS: Final = ("post", "comment", "like", "share", "follow", "join", "tag")
TEXT_VERBS: Final = frozenset({"post", "comment"})  # the actor wrote the text; the others point at somebody else's
STANCES: Final = ("support", "oppose", "neutral", "unclear")
LEVELS: Final = ("suggest", "strong")
_MARK: Final = b"netra"


def _table(name: str, fields: list[pa.Field]) -> pa.Schema:
    return pa.schema(fields, metadata={_MARK: f"{name}/{VERSION}".encode()})


_TIME = pa.timestamp("us", tz="UTC")

_ACTIVITY = [
    pa.field("id", pa.string(), nullable=False),
    pa.field("platform", pa.string()),
    pa.field("actor_handle", pa.string()),
    pa.field("actor_name", pa.string()),
    pa.field("verb", pa.string(), nullable=False),
    pa.field("text", pa.string()),  # what the actor wrote
    pa.field("target_handle", pa.string()),  # the account that is followed, joined, tagged, or whose post is meant
    pa.field("target_url", pa.string()),
    pa.field("target_text", pa.string()),  # what the liked or shared post says
    pa.field("created_at", _TIME),
    pa.field("seen_at", _TIME),
    pa.field("visibility", pa.string()),  # as the collector noted it: public, followers, unknown ...
    pa.field("region_code", pa.string()),  # a hint, Kemendagri code
    pa.field("contest", pa.string()),  # where the collector knows it, such as "2024/33.19"
    pa.field("extra", pa.string()),  # columns this schema does not know, as one JSON object
    pa.field("source", pa.string()),  # the name of the file it came from
    pa.field("source_row", pa.int64()),  # its row or line there, from 1
]

ACTIVITIES: Final = _table("activities", _ACTIVITY)

MATCH: Final = pa.struct(
    [
        pa.field("field", pa.string()),  # text, target_text or target_handle
        pa.field("start", pa.int32()),  # characters of that field as given, half open
        pa.field("end", pa.int32()),
        pa.field("kind", pa.string()),  # what kind of pattern, see `screening.lexicon.Kind`
        pa.field("contest", pa.string()),  # empty: a pattern that belongs to no single contest
        pa.field("ballot_no", pa.int16()),
    ]
)

FLAGS: Final = _table(
    "flags",
    [
        pa.field("id", pa.string(), nullable=False),  # the same for the same activity and contest in every run
        *[
            pa.field(f"activity_{one.name}" if one.name == "id" else one.name, one.type)
            for one in _ACTIVITY
            if one.name != "contest"
        ],
        pa.field("contest", pa.string()),  # empty where the text fits several and nothing decides
        pa.field("contests", pa.list_(pa.string())),  # all that fit
        pa.field("target", pa.string()),  # ballot number, "multi" or "none"
        pa.field("ballots", pa.list_(pa.int16())),
        pa.field("stance", pa.string(), nullable=False),
        pa.field("score", pa.float32(), nullable=False),  # 0..1: would this show partisanship under one's own name
        pa.field("level", pa.string(), nullable=False),
        pa.field("phase", pa.string()),  # `domain.timetable.PhaseName`, empty where no day or contest is known
        pa.field("codes", pa.list_(pa.string())),  # kinds of act touched if the actor is bound
        pa.field("matches", pa.list_(MATCH)),
        pa.field("reasons", pa.list_(pa.string())),  # keys; `screening.saying` has the sentences
        pa.field("expires_on", pa.date32()),  # the seventh day from being seen
        pa.field("engine", pa.string(), nullable=False),
        pa.field("lexicon", pa.string(), nullable=False),
        pa.field("model", pa.string(), nullable=False),
        pa.field("catalogue", pa.string(), nullable=False),
    ],
)


class WrongTable(ValueError):
    """A table that is not of the kind, or of a version this program does not read."""


def check(schema: pa.Schema, wanted: pa.Schema) -> None:
    """Raise `WrongTable` unless a table has every column of `wanted` with its type; more columns are welcome."""
    for field in wanted:
        index = schema.get_field_index(field.name)
        if index < 0:
            raise WrongTable(f"The column {field.name} is missing.")
        if schema.field(index).type != field.type:
            raise WrongTable(f"The column {field.name} is {schema.field(index).type}, not {field.type}.")
