"""A stored result as things to show: each with its words, its place in the text, and what is said about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.urls import reverse

from netra.domain.loading import load
from netra.domain.rulebook import UnknownRecord
from netra.domain.saying import article, day
from netra.domain.words import Text
from netra.readings import labels
from netra.readings.masking import masked
from netra.registry.queries import gazetteer
from netra.ui.components import LawChip, Words

Row = Mapping[str, Any]


class Group(StrEnum):
    """The parts of the list beside the text, in their order."""

    WHEN = "WHEN"
    WHO = "WHO"
    WHAT = "WHAT"
    ACT = "ACT"
    FIGURE = "FIGURE"
    LAW = "LAW"


@dataclass(frozen=True, slots=True)
class Meant:
    """A regulation that was probably meant; `replaced` where it no longer held on that day."""

    law: LawChip
    why: Words
    held: bool
    replaced: tuple[LawChip, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. `name` tells its list in the result; `key` is also its address on the page."""

    key: str
    name: str
    group: Group
    label: Words
    words: str
    start: int
    end: int
    details: tuple[Words, ...]
    badge: Words
    tone: str
    meant: tuple[Meant, ...]
    row: Row

    @property
    def is_quoted(self) -> bool:
        """Whether the words of the text say something that the label does not."""
        return self.words.casefold() not in str(self.label).casefold()


def findings_of(result: Row, text: str) -> tuple[Finding, ...]:
    """Everything a result holds, part by part and in the order of the text; the same thing named twice is two."""
    seen: set[str] = set()
    found = []
    people = {place_of(row) for row in result.get("persons") or ()}
    for name, make in _MAKERS.items():
        for row in result.get(name) or ():
            start, end = place_of(row)
            if not 0 <= start < end <= len(text) or (name == "roles" and (start, end) in people):
                continue  # who speaks is told among the people
            key = f"{name}-{start}-{end}"
            if key in seen:
                continue
            seen.add(key)
            found.append(make(key, name, row, masked(text[start:end]), start, end))
    return tuple(found)


def place_of(row: Row) -> tuple[int, int]:
    """Where a thing stands in the text."""
    span = row["span"]
    if isinstance(span, Mapping):
        return int(span["start"]), int(span["end"])
    return int(span[0]), int(span[1])


def day_of(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def text_of(value: object) -> Text:
    """A text of both languages as the result stores it."""
    if isinstance(value, Mapping):
        return Text(str(value.get("id", "")), str(value.get("en", "")))
    return Text(str(value or ""), str(value or ""))


def warnings_of(result: Row) -> list[Text]:
    return [text_of(one) for one in result.get("warnings") or ()]


def region_name(code: str | None) -> Words:
    """The region of a code; empty means the nation."""
    if code is None:
        return ""
    region = gazetteer().region(code) if code else None
    return labels.NATION if region is None else region.name


def _finding(
    key: str,
    name: str,
    row: Row,
    words: str,
    start: int,
    end: int,
    *,
    group: Group,
    label: Words,
    details: Iterable[Words] = (),
    badge: Words = "",
    tone: str = "",
    meant: tuple[Meant, ...] = (),
) -> Finding:
    told = tuple(one for one in details if one)
    return Finding(key, name, group, label, words, start, end, told, badge, tone, meant, row)


def _place(key: str, name: str, row: Row, *where: Any) -> Finding:
    return _finding(key, name, row, *where, group=Group.WHEN, label=str(row["name"]), details=(str(row["code"]),))


def _day(key: str, name: str, row: Row, *where: Any) -> Finding:
    on = day_of(row["on"])
    precision = str(row.get("precision", "DAY"))
    badge = labels.PRECISIONS.get(precision, "")
    label = day(on) if on is not None else ""
    return _finding(
        key, name, row, *where, group=Group.WHEN, label=label, details=(text_of(row.get("how")),), badge=badge
    )


def _body(key: str, name: str, row: Row, *where: Any) -> Finding:
    code = str(row.get("region_code") or "")
    return _finding(
        key, name, row, *where, group=Group.WHO, label=str(row["name"]), details=(region_name(code) if code else "",)
    )


def _person(key: str, name: str, row: Row, *where: Any) -> Finding:
    post = ", ".join(str(row.get(part)) for part in ("post", "body") if row.get(part))
    return _finding(key, name, row, *where, group=Group.WHO, label=masked(str(row["name"])), details=(post,))


def _activity(key: str, name: str, row: Row, *where: Any) -> Finding:
    return _finding(key, name, row, *where, group=Group.WHAT, label=labels.known(labels.ACTIVITIES, str(row["kind"])))


def _role(key: str, name: str, row: Row, *where: Any) -> Finding:
    role, told = labels.known(labels.ROLES, str(row["kind"])), masked(str(row.get("name") or where[0]))
    label = Text(f"{role.id}: {told}", f"{role.en}: {told}")
    return _finding(key, name, row, *where, group=Group.WHAT, label=label)


def _act(key: str, name: str, row: Row, *where: Any) -> Finding:
    catalogue = load()
    rules = [catalogue.rules[code] for code in row.get("codes") or () if code in catalogue.rules]
    if not rules:
        return _finding(key, name, row, *where, group=Group.ACT, label=str(row.get("phrase") or where[0]))
    first, others = rules[0], ", ".join(rule.code for rule in rules[1:])
    return _finding(
        key,
        name,
        row,
        *where,
        group=Group.ACT,
        label=Text(f"{first.code} {first.act.id}", f"{first.code} {first.act.en}"),
        details=(Text(f"Mungkin juga {others}", f"Perhaps also {others}") if others else "",),
    )


def _figure(key: str, name: str, row: Row, *where: Any) -> Finding:
    unit = labels.known(labels.UNITS, str(row.get("unit", "")))
    value = row.get("value")
    label: Words = str(row.get("words") or where[0])
    if isinstance(value, int):
        label = Text(f"{value:,} {unit.id}".replace(",", "."), f"{value:,} {unit.en}")
    on = day_of(row.get("on"))
    as_of = Text(f"per {day(on).id}", f"as of {day(on).en}") if on is not None else ""
    is_exact = bool(row.get("is_exact", True))
    return _finding(
        key,
        name,
        row,
        *where,
        group=Group.FIGURE,
        label=label,
        details=(str(row.get("what") or ""), as_of, region_name(row.get("region_code"))),
        badge="" if is_exact else Text("tidak persis", "not exact"),
        tone="" if is_exact else "warn",
    )


def _zone(key: str, name: str, row: Row, *where: Any) -> Finding:
    label = labels.known(labels.COLOURS, str(row["colour"]))
    return _finding(
        key, name, row, *where, group=Group.FIGURE, label=label, details=(region_name(row.get("region_code")),)
    )


def _citation(key: str, name: str, row: Row, *where: Any) -> Finding:
    meant = tuple(_meant(one) for one in row.get("meant") or ())
    unresolved = text_of(row.get("unresolved_why")) if row.get("unresolved_why") else ""
    badge: Words = ""
    tone = ""
    if row.get("is_local"):
        badge, tone = Text("aturan setempat", "local rule"), "info"
    elif not meant:
        badge, tone = Text("belum jelas", "not settled"), "warn"
    elif row.get("is_garbled"):
        badge, tone = Text("tertulis rancu", "garbled"), "warn"
    elif not all(one.held for one in meant):
        badge, tone = Text("tidak berlaku hari itu", "not in force that day"), "bad"
    label = str(row.get("written") or where[0])
    return _finding(
        key, name, row, *where, group=Group.LAW, label=label, details=(unresolved,), badge=badge, tone=tone, meant=meant
    )


def _meant(row: Row) -> Meant:
    return Meant(
        law=_law(str(row["regulation_id"]), str(row.get("article") or "")),
        why=text_of(row.get("why")),
        held=bool(row.get("held", True)),
        replaced=tuple(_law(str(one)) for one in row.get("replaced_by") or ()),
    )


def _law(id: str, place: str = "") -> LawChip:
    try:
        law = load().regulation(id)
    except UnknownRecord:
        return LawChip(id)
    label = law.short
    if place:
        told = article(place)
        label = Text(f"{label.id} {told.id}", f"{label.en} {told.en}")
    return LawChip(label, reverse("portal:regulation", args=[id]))


_MAKERS = {
    "places": _place,
    "days": _day,
    "bodies": _body,
    "persons": _person,
    "activities": _activity,
    "roles": _role,
    "acts": _act,
    "figures": _figure,
    "zones": _zone,
    "citations": _citation,
}
