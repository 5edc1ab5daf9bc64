"""What was written during a talk, sealed: a browser that dies loses nothing, and the database shows nothing."""

from collections.abc import Iterable
from datetime import datetime
from json import dumps, loads

from django.http import QueryDict

from netra.desk.models import Call
from netra.vault import services as vault

DRAFT, PHONE = "call-draft", "call-back-number"
UNWRITTEN = frozenset({"csrfmiddlewaretoken", "periksa", "saran", "simpan", "akhiri", "kembali", "kode", "bahasa"})
GOING_ON = "melanjutkan catatan di loket"


def packed(fields: QueryDict) -> dict[str, str]:
    """The fields of a form as they are sealed, without its buttons and secrets of the browser."""
    return {"fields": dumps({name: values for name, values in fields.lists() if name not in UNWRITTEN})}


def seal_fields(token: str) -> dict[str, str]:
    """A draft in which nothing is written yet."""
    return {"fields": dumps({"token": [token]})}


def read(call: Call, *, by: str, at: datetime) -> QueryDict:
    """What was written so far; the reading is on record in the vault. Not inside a transaction."""
    fields = QueryDict(mutable=True)
    if call.draft is not None:
        found = vault.open_sealed(call.draft, by=by, reason=GOING_ON, at=at)
        _fill(fields, loads(found["fields"]).items())
    return fields


def _fill(fields: QueryDict, found: Iterable[tuple[str, list[str]]]) -> None:
    for name, values in found:
        fields.setlist(name, values)
