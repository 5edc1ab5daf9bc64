"""A reading as plain values for JSON: dates as ISO text, kinds as their codes, texts in both languages."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from netra.engine.reading.records import Reading


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading with every span as `{"start": …, "end": …}` into `text`."""
    said: dict[str, Any] = plain(reading)
    return said


def plain(value: object) -> Any:
    """Any record of a reading as plain values."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
