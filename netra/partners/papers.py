"""A paper as another system sends it: checked field by field against its kind, and kept as a form would keep it."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from netra.domain.papers import Field, Kind, PaperKind
from netra.domain.words import Text
from netra.partners.problems import NOT_UNDERSTOOD, Problem

LONGEST = {Kind.LINE: 300, Kind.TEXT: 20_000, Kind.SANCTION: 40}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def values_of(kind: PaperKind, given: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a paper, plain. Raises `Problem` naming every field that is not understood."""
    wanted = {field.name: field for field in kind.fields if field.kind is not Kind.ACCUSED}
    faults = dict.fromkeys(sorted(set(given) - set(wanted)), "unknown field")
    values: dict[str, Any] = {}
    for name, field in wanted.items():
        try:
            values[name] = _value(field, given.get(name))
        except ValueError as fault:
            faults[name] = str(fault)
    if faults:
        names = ", ".join(faults)
        said = Text(
            f"Isian naskah {kind.code} tidak dipahami: {names}.", f"In paper {kind.code} not understood: {names}."
        )
        raise Problem(NOT_UNDERSTOOD, said, fields={f"{kind.code}.{name}": why for name, why in faults.items()})
    return values


def _value(field: Field, given: Any) -> Any:
    if given in (None, "", []):
        if field.is_required:
            raise ValueError("required")
        return ""
    match field.kind:
        case Kind.LINE | Kind.TEXT | Kind.SANCTION:
            return _text(given, LONGEST[field.kind])
        case Kind.DATE:
            return _day(given).isoformat()
        case Kind.MOMENT:
            return _moment(given).isoformat()
        case Kind.TICK:
            if given is not True:
                raise ValueError("true is needed")
            return True
        case Kind.CHOICE:
            return _one_of(given, field)
        case Kind.MANY:
            if not isinstance(given, list):
                raise ValueError("a list is needed")
            return [_one_of(one, field) for one in given]
        case _:
            raise ValueError("not to be filled in by another system")


def _text(given: Any, longest: int) -> str:
    if not isinstance(given, str):
        raise ValueError("text is needed")
    text = given.replace("\r\n", "\n").strip()
    if not text or len(text) > longest or _CONTROL.search(text):
        raise ValueError(f"1 to {longest} characters, no control characters")
    return text


def _day(given: Any) -> date:
    if not isinstance(given, str) or not DAY.fullmatch(given):
        raise ValueError("a day is needed, YYYY-MM-DD")
    return date.fromisoformat(given)


def _moment(given: Any) -> datetime:
    if not isinstance(given, str):
        raise ValueError("a moment is needed, with its offset")
    moment = datetime.fromisoformat(given)
    if moment.tzinfo is None:
        raise ValueError("a moment is needed, with its offset")
    return moment


def _one_of(given: Any, field: Field) -> str:
    codes = [code for code, _label in field.choices]
    if given not in codes:
        raise ValueError("one of " + ", ".join(codes))
    return str(given)
