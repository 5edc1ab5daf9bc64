"""What every figure of a dashboard is, before it is drawn: numbers with their unit, and what each of them counts."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import quote_plus

from netra.dashboards.queries.spans import Span
from netra.domain.words import Text
from netra.figures.queries import Dim, Measure, Scope, ScopeKind

Words = str | Text
CASES = Text("perkara", "cases")
PERSONS = Text("orang", "persons")
REFERRALS = Text("penerusan", "referrals")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one number counts. `on` for what stands on a day: all that began and has not ended by then."""

    scope: Scope
    measure: str
    start: date | None = None
    end: date | None = None
    dim: str = Dim.NONE
    value: str = ""
    on: date | None = None

    @property
    def query(self) -> str:
        """The question as an address carries it; `named` reads it back."""
        query = f"ukuran={_quoted(self.measure)}&lingkup={self.scope.kind.value}"
        if self.scope.code:
            query += f"&kode={_quoted(self.scope.code)}"
        if self.dim:
            query += f"&dim={_quoted(self.dim)}&nilai={_quoted(self.value)}"
        for name, day in (("dari", self.start), ("sampai", self.end), ("pada", self.on)):
            if day is not None:
                query += f"&{name}={day.isoformat()}"
        return query


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    """A page carries over a thousand addresses made of the same few codes."""
    return quote_plus(text)


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a table. Numbers that count cases carry what they ask; names may lead to a page (`to`)."""

    value: Words | int | float | date | None
    asked: Asked | None = None
    to: Scope | None = None
    ref: str = ""  # the address of a case
    note: Words = ""

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, int | float)

    @property
    def n(self) -> float:
        """The number in it; names and unknown numbers count nothing."""
        return self.value if isinstance(self.value, int | float) else 0


@dataclass(frozen=True, slots=True)
class Chart:
    """How a sheet is drawn: `kind` "bars" (a row for each name) or "columns" (by month).

    `series` are columns of the sheet by their place; the first column names the rows.
    """

    kind: str
    series: tuple[int, ...]
    stacked: bool = False
    most: int = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """One figure: a table, drawn as a chart as well where that helps. `unit` says what is counted, never mixed."""

    key: str
    title: Words
    unit: Words
    when: Words
    columns: tuple[Words, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Words = ""
    chart: Chart | None = None
    empty: Words = field(default=Text("Tidak ada yang dihitung dalam masa ini.", "Nothing was counted in this time."))
    units: tuple[Words, ...] = ()  # where columns count different things: one for each column, "" for names


@dataclass(frozen=True, slots=True)
class Number:
    """One figure on top of a page."""

    label: Words
    n: int
    unit: Words
    when: Words
    asked: Asked | None = None
    note: Words = ""
    tone: str = ""


def counted_in(scope: Scope, span: Span, measure: Measure, dim: Dim = Dim.NONE, value: str = "") -> Asked:
    """What a flow within a span asks."""
    return Asked(scope, measure, span.start, span.end, dim, value)


def scope_of(kind: str, code: str) -> Scope | None:
    """A scope as an address carries it; `None` for what is none."""
    try:
        return Scope(ScopeKind(kind), code)
    except ValueError:
        return None
