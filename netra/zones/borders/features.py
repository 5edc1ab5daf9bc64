"""What a GeoJSON file says, feature by feature, before anything is believed."""

import json
from dataclasses import dataclass
from typing import Any

LARGEST = 100_000_000  # bytes; some 1.2 gigabytes of memory while it is read
LONGEST_NAME = 80
# Names of the field with the Home Ministry's code: our own, and those of the mapping agency's files.
CODE_FIELDS = ("code", "kode", "kdpkab", "kdppum")
NAME_FIELDS = ("name", "nama", "namobj", "wadmkk", "wadmpr")


class NotBorders(Exception):
    """The file as a whole is not what it should be; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its number in the file counted from 1, its code and name as they stand there, its geometry."""

    number: int
    code: object
    name: str
    geometry: object


def read(content: bytes) -> list[Feature]:
    """The features of a file. Raises `NotBorders`."""
    if len(content) > LARGEST:
        raise NotBorders(f"larger than {LARGEST // 1_000_000} MB; simplify it first (ogr2ogr -simplify 0.0005)")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as slip:
        raise NotBorders(f"not GeoJSON: {clean(str(slip))}; convert it with ogr2ogr -f GeoJSON") from slip
    if not isinstance(found, dict) or found.get("type") != "FeatureCollection":
        raise NotBorders("not GeoJSON with a FeatureCollection at the top; convert it with ogr2ogr -f GeoJSON")
    rows = found.get("features")
    if not isinstance(rows, list) or not rows:
        raise NotBorders("holds no features")
    return [_feature(number, row) for number, row in enumerate(rows, 1)]


def clean(name: object, longest: int = LONGEST_NAME) -> str:
    """Words of a stranger made fit for a line on a terminal: printable and not long."""
    text = "".join(sign for sign in str(name) if sign.isprintable())
    return " ".join(text.split())[:longest]


def _feature(number: int, row: object) -> Feature:
    if not isinstance(row, dict):
        return Feature(number, None, "", None)
    given = row.get("properties")
    fields = {str(key).casefold(): value for key, value in given.items()} if isinstance(given, dict) else {}
    code = _first(fields, CODE_FIELDS)
    name = _first(fields, NAME_FIELDS)
    return Feature(
        number, row.get("id") if code is None else code, clean(name) if name is not None else "", row.get("geometry")
    )


def _first(fields: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((fields[name] for name in names if fields.get(name) not in (None, "")), None)
