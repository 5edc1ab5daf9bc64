"""From `zones.toml` to formulas, checked so that no row can make a worse region look better."""

from decimal import Decimal, InvalidOperation
from itertools import combinations

from netra.domain.records import Record, each, unique
from netra.domain.zones import Bands, Formula, Level


def formulas(root: Record) -> tuple[Formula, ...]:
    """Every dated row, in the order of the file; no day may have two."""
    records = root.tables("formula", "id")
    unique(records, "id")
    found = each(records, _formula)
    for (record, one), (_, other) in combinations(zip(records, found, strict=True), 2):
        if one.period.overlaps(other.period):
            raise record.error(
                "to", f"it holds on days on which {other.id} holds too.", "End it where the next begins."
            )
    return found


def _formula(record: Record) -> Formula:
    adopted_on = record.day("adopted")
    if adopted_on is None:
        raise record.error("adopted", "it is missing.", "Write the day on which the formula was decided.")
    bands = {one.level: one for one in each(record.tables("band", "level"), _bands)}
    if set(bands) != set(Level):
        raise record.error("band", "a level lacks.", f"Write one for each of: {', '.join(Level)}.")
    yellow, red = _decimal(record, "rate_yellow_from"), _decimal(record, "rate_red_from")
    _rises(record, "rate_red_from", yellow, red)
    return Formula(
        id=record.string("id"),
        name=record.text("name"),
        text=record.text("text"),
        period=record.period(),
        adopted_on=adopted_on,
        registered=_count(record, "registered"),
        proven=_count(record, "proven"),
        overdue=_count(record, "overdue"),
        vulnerability=dict(each(record.tables("vulnerability", "class"), _class)),
        bands=bands,
        rate_yellow_from=yellow,
        rate_red_from=red,
        window=_count(record, "window", least=1),
        tercile_least=_count(record, "tercile_least", least=3),
        trend_days=_count(record, "trend_days", least=1),
        trend_least=_count(record, "trend_least", least=1),
        reasons=record.texts("reasons"),
        inferences=record.texts("inferences"),
        sources=record.sources(),
    )


def _bands(record: Record) -> Bands:
    found = Bands(record.choice("level", Level), _count(record, "yellow_from", least=1), _count(record, "red_from"))
    _rises(record, "red_from", found.yellow_from, found.red_from)
    return found


def _class(record: Record) -> tuple[str, int]:
    return record.string("class"), _count(record, "points")


def _count(record: Record, field: str, *, least: int = 0) -> int:
    """A whole number; none of them may be negative, or one matter more could make a zone better."""
    value = record.number(field)
    if value < least:
        raise record.error(field, f"{value} is less than {least}.", f"Write {least} or more.")
    return value


def _decimal(record: Record, field: str) -> Decimal:
    text = record.string(field)
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0:
        raise record.error(field, f"{text!r} is not a number above 0.", 'Write it as "0.5".')
    return value


def _rises(record: Record, field: str, yellow: Decimal | int, red: Decimal | int) -> None:
    if red <= yellow:
        raise record.error(field, f"{red} is not above {yellow}.", "Red begins above the point where yellow begins.")
