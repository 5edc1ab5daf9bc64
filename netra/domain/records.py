"""Reading one TOML record: every complaint names file, record and field, and says what to do."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from netra.domain.codes import Confidence
from netra.domain.validity import Period
from netra.domain.words import Text

E = TypeVar("E", bound=StrEnum)
Table = dict[str, object]


class CatalogueError(ValueError):
    """A record of the catalogue cannot be used. The message says where it is and how to mend it."""

    def __init__(self, file: str, record: str, field: str, problem: str, remedy: str) -> None:
        self.file, self.record, self.field, self.problem, self.remedy = file, record, field, problem, remedy
        super().__init__(f"{file}, record {record or 'at the top'}, field {field}: {problem} {remedy}")


class Record:
    """A table of a TOML file that remembers where it stands and which of its fields were read."""

    def __init__(self, file: str, name: str, table: Table) -> None:
        self.file, self.name, self._table = file, name, table
        self._read: set[str] = set()

    def error(self, field: str, problem: str, remedy: str) -> CatalogueError:
        """A complaint about one of this record's fields."""
        return CatalogueError(self.file, self.name, field, problem, remedy)

    def has(self, field: str) -> bool:
        """Whether the field is written at all."""
        return field in self._table

    def string(self, field: str, default: str | None = None) -> str:
        """A text in one language, a code or a number written as text."""
        value = self._value(field, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(field, f"{value!r} is not a text.", 'Write it in quotes, for example field = "text".')
        return value

    def strings(self, field: str) -> tuple[str, ...]:
        """A list of texts; empty when the field is left out."""
        value = self._value(field, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.error(field, f"{value!r} is not a list of texts.", 'Write it as ["one", "two"].')
        return tuple(value)

    def number(self, field: str) -> int:
        """A whole number."""
        value = self._value(field, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(field, f"{value!r} is not a whole number.", "Write it without quotes, for example 2024.")
        return value

    def flag(self, field: str, default: bool) -> bool:
        """Yes or no."""
        value = self._value(field, default)
        if not isinstance(value, bool):
            raise self.error(field, f"{value!r} is neither true nor false.", "Write true or false without quotes.")
        return value

    def day(self, field: str) -> date | None:
        """A day, or `None` when the field is left out because the day was not established."""
        value = self._value(field, False)
        if value is False:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(field, f"{value!r} is not a day.", "Write it as 2024-09-22, without quotes.")
        return value

    def period(self, start: str = "from", end: str = "to") -> Period:
        """The days on which something held: `to` is the first day on which it no longer does."""
        first, last = self.day(start), self.day(end)
        if first is not None and last is not None and last <= first:
            raise self.error(
                end, f"{last} does not lie after {first}.", f"Check both days; {end} is the first day it is over."
            )
        return Period(first, last)

    def text(self, field: str) -> Text:
        """A text in both languages, written as { id = "…", en = "…" }."""
        return self._both(field, self._value(field, None))

    def text_or_none(self, field: str) -> Text | None:
        """A text in both languages, or `None` when the field is left out."""
        return self._both(field, self._value(field, None)) if self.has(field) else None

    def texts(self, field: str) -> tuple[Text, ...]:
        """A list of texts in both languages; empty when the field is left out."""
        value = self._value(field, [])
        if not isinstance(value, list):
            raise self.error(field, f"{value!r} is not a list.", 'Write it as [{ id = "…", en = "…" }].')
        return tuple(self._both(field, one) for one in value)

    def choice(self, field: str, kind: type[E]) -> E:
        """One of the codes the house knows."""
        return self._coded(field, self.string(field), kind)

    def choices(self, field: str, kind: type[E]) -> tuple[E, ...]:
        """Several of the codes the house knows; empty when the field is left out."""
        return tuple(self._coded(field, one, kind) for one in self.strings(field))

    def confidence(self) -> Confidence:
        """How well the record is supported; every record says it."""
        return self.choice("confidence", Confidence)

    def sources(self) -> tuple[str, ...]:
        """Where the facts come from: at least one page, unless the record says of itself that none was found."""
        found = self.strings("sources")
        if not found and self._table.get("confidence") != Confidence.LOW:
            raise self.error("sources", "no source is named.", "Add the address of the page the facts come from.")
        for one in found:
            if not one.startswith(("https://", "http://")):
                raise self.error("sources", f"{one!r} is not an address.", "Write the whole address, with https://.")
        return found

    def tables(self, field: str, key: str = "") -> tuple["Record", ...]:
        """The records written below this one; `key` names the field that tells them apart."""
        value = self._value(field, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.error(field, "it is not a list of records.", f"Begin each with [[{field}]] or write {{ … }}.")
        records = []
        for place, table in enumerate(value, start=1):
            label = str(table.get(key, place)) if key else f"{field} {place}"
            inner = f"{self.name}/{label}" if label.startswith(field) else f"{self.name}/{field} {label}"
            records.append(Record(self.file, inner if self.name else label, table))
        return tuple(records)

    def finish(self) -> None:
        """Complain about a field nobody read: most often a slip of the pen."""
        strangers = sorted(set(self._table) - self._read)
        if strangers:
            known = ", ".join(sorted(self._read))
            raise self.error(strangers[0], "this field is not known here.", f"Known fields are: {known}.")

    def _value(self, field: str, default: object) -> object:
        self._read.add(field)
        if field in self._table:
            return self._table[field]
        if default is None:
            raise self.error(field, "it is missing.", f"Add a line {field} = … to this record.")
        return default

    def _both(self, field: str, value: object) -> Text:
        remedy = 'Write both languages: { id = "…", en = "…" }.'
        if not isinstance(value, dict) or set(value) != {"id", "en"}:
            raise self.error(field, "it does not hold exactly an Indonesian and an English text.", remedy)
        spoken = {language: one for language, one in value.items() if isinstance(one, str) and one.strip()}
        if len(spoken) != 2:
            raise self.error(field, "one of the two languages is empty.", remedy)
        return Text(spoken["id"], spoken["en"])

    def _coded(self, field: str, value: str, kind: type[E]) -> E:
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(kind)
            raise self.error(field, f"{value!r} is not a code we know.", f"Use one of: {known}.") from None


R = TypeVar("R")


def each(records: Iterable[Record], make: Callable[[Record], R]) -> tuple[R, ...]:
    """Make something of every record and complain about fields left unread."""
    made = []
    for record in records:
        made.append(make(record))
        record.finish()
    return tuple(made)


def unique(records: Iterable[Record], field: str) -> None:
    """Complain when two records carry the same code."""
    seen: set[str] = set()
    for record in records:
        code = record.string(field)
        if code in seen:
            raise record.error(field, f"{code!r} is used twice.", "Give each record a code of its own.")
        seen.add(code)
