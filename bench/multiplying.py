"""Many cases out of some: every row of the first cases again, with numbers of its own, by the database itself.

A case takes milliseconds to invent and microseconds to copy. Copies keep the days, stages and words of what they are
copies of; references, official numbers and keys are their own. Their chains are those of the first: `netra verify`
finds no whole chain in them, and no page looks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from netra.notices import services as notices
from netra.search import services as search

Say = Callable[[str], None]
CASE, PERSON, TRACK, OWN = "cases.Case", "cases.Accused", "cases.Track", ""


@dataclass(frozen=True, slots=True)
class Copied:
    """A table, and whose numbers stand in its columns; `OWN` for its own key."""

    label: str
    numbers: dict[str, str]
    where: str = ""

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)


TABLES = (
    Copied(CASE, {"id": CASE}),
    Copied(PERSON, {"id": PERSON, "case_id": CASE}),
    Copied(TRACK, {"id": TRACK, "case_id": CASE, "accused_id": PERSON}),
    Copied("ledger.Entry", {"id": OWN, "subject_id": CASE, "track_id": TRACK}, "subject_kind = 'CASE'"),
    Copied("ledger.Sequence", {"id": OWN, "subject_id": CASE}, "subject_kind = 'CASE'"),
    Copied("ledger.Deadline", {"id": OWN, "subject_id": CASE, "track_id": TRACK}, "subject_kind = 'CASE'"),
    Copied("intake.Report", {"id": OWN, "case_id": CASE}),
    Copied("search.Document", {"id": OWN, "subject_id": CASE}, "subject_kind = 'CASE'"),
)
# Twelve digits of a number's own, never those of another: an odd factor turns all numbers below 2^48 among themselves.
_TURNED = "((id + {shift}) * 25214903917 + 11) & 281474976710655"


def multiply(cases: int, *, say: Say) -> None:
    """Bring the database to that many cases; what is there already is the model. Cut short, it begins where it was."""
    there = apps.get_model(CASE)._default_manager.count()
    model = _remembered(there)
    began = perf_counter()
    while there < cases:
        wanted = min(model, cases - there)
        with transaction.atomic(), connection.cursor() as cursor:
            shifts = {table.label: _last(table.label) for table in TABLES}
            for table in TABLES:
                cursor.execute(_statement(table, shifts, wanted))
        there += wanted
        if there % (5 * model) == 0 or there >= cases:
            say(f"  {there:,} cases after {perf_counter() - began:.0f} s")
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [table.model for table in TABLES]):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def index(*, at: datetime) -> None:
    """The words of what is there so far, as the worker would take them in; the copies' are copied."""
    while search.advance(at=at):
        pass


def catch_up(*, at: datetime) -> None:
    """Whoever reads the ledger on stands at its end, as in a house that has had years for it. Figures are not counted
    here; `bench/figures.py` measures those."""
    last = _last("ledger.Entry")
    for label, name in (("search.Cursor", "ledger"), ("figures.Cursor", "ledger")):
        apps.get_model(label)._default_manager.update_or_create(name=name, defaults={"last_entry": last})
    notices.begin_here()


def _remembered(there: int) -> int:
    """How many cases are no copies: those with the lowest numbers, up to the first whose reference is a turned one."""
    model = apps.get_model(CASE)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT min(id) FROM cases_case WHERE ref = {_ref(0)}")  # noqa: S608  our own words
        first = cursor.fetchone()[0]
    return there if first is None else int(model._default_manager.filter(pk__lt=first).count())


def _last(label: str) -> int:
    return int(apps.get_model(label)._default_manager.aggregate(last=models.Max("pk"))["last"] or 0)


def _ref(shift: int) -> str:
    turned = _TURNED.format(shift=shift)
    return f"lpad(to_hex({turned}), 12, '0')" if connection.vendor == "postgresql" else f"printf('%012x', {turned})"


def _statement(table: Copied, shifts: dict[str, int], wanted: int) -> str:
    """Copies the rows of the first cases; the numbers of what is copied run on from the last."""
    quote = connection.ops.quote_name
    into, taken = [], []
    for field in table.model._meta.concrete_fields:
        column = str(field.column)
        into.append(quote(column))
        taken.append(_value(table, column, shifts))
    name = quote(table.model._meta.db_table)
    case = next(column for column, whose in table.numbers.items() if whose == CASE)
    where = f"{case} <= {wanted}" + (f" AND {table.where}" if table.where else "")
    return f"INSERT INTO {name} ({', '.join(into)}) SELECT {', '.join(taken)} FROM {name} WHERE {where} ORDER BY id"  # noqa: S608


def _value(table: Copied, column: str, shifts: dict[str, int]) -> str:
    quoted = connection.ops.quote_name(column)
    if column in table.numbers:
        return f"{quoted} + {shifts[table.numbers[column] or table.label]}"
    if table.label == CASE and column == "ref":
        return _ref(shifts[CASE])
    if table.label == CASE and column == "official_number":
        return f"CASE WHEN {quoted} = '' THEN '' ELSE {quoted} || '/{shifts[CASE]}' END"
    return quoted
