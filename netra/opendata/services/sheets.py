"""The published tables: their columns in words, and their rows. What a column is called here is a promise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa
from django.utils import timezone

from netra.campaigns.queries.coverage import coverage_across
from netra.domain.words import Text
from netra.opendata.blocks import DIM_LABELS, vocabulary
from netra.opendata.protection import Layer
from netra.opendata.queries import Counts, Place, Table, shown
from netra.zones import queries as zones
from netra.zones.queries import Level, Which

PRACTICE_MARK = "LATIHAN"
Value = str | int | date | Decimal | None


@dataclass(frozen=True, slots=True)
class Column:
    """`kind` is string, integer, number, year or date, as in the description of the package."""

    name: str
    kind: str
    tells: Text
    required: bool = True

    @property
    def type(self) -> pa.DataType:
        return {
            "string": pa.string(),
            "integer": pa.int32(),
            "number": pa.float64(),
            "year": pa.int16(),
            "date": pa.date32(),
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it is published, in one order of rows on every run."""

    name: str
    title: Text
    tells: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


_CODE = Column("code", "string", Text("kode wilayah; kosong: nasional", "region code; empty: the nation"), False)
_NAME = Column("place", "string", Text("nama wilayah", "name of the place"))
_LEVEL = Column("level", "string", Text("NATION, PROVINCE, atau REGION", "NATION, PROVINCE or REGION"))
_YEAR = Column("year", "year", Text("tahun kejadian yang dihitung", "year of the event that is counted"))
_MEASURE = Column("measure", "string", Text("ukuran", "what is counted"))
_UNIT = Column(
    "unit", "string", Text("CASES perkara, PERSONS orang, REFERRALS penerusan", "CASES, PERSONS or REFERRALS")
)
_COUNT = Column("count", "integer", Text("jumlah", "count"))
_AS_OF = Column("as_of", "date", Text("keadaan pada hari ini", "as things stood on this day"))
_MARK = Column("mark", "string", Text("LATIHAN bila datanya rekaan", "LATIHAN when the data is invented"), False)


def sheets(
    counts: Counts, layers: Sequence[tuple[Table, Sequence[Layer]]], on: date, zones_on: date | None, *, practice: bool
) -> list[Sheet]:
    """Every table of a version."""
    mark = PRACTICE_MARK if practice else None
    day = min(timezone.localdate(counts.as_of), on)
    return [
        _places(counts.places, mark),
        _totals(counts, day, mark),
        _months(counts, day, mark),
        _crosscuts(layers, counts.places, mark),
        _categories(mark),
        _zones(zones_on, counts.places, mark),
        _coverage(on, counts.places, mark),
    ]


def _places(places: Iterable[Place], mark: str | None) -> Sheet:
    rows = [(one.code or None, one.name, one.level, one.parent or None, mark) for one in places]
    parent = Column("parent", "string", Text("kode provinsi", "code of its province"), False)
    tells = Text("Wilayah menurut kode Kemendagri 2025.", "Places by the Home Ministry's codes of 2025.")
    return Sheet("regions", Text("Wilayah", "Regions"), tells, (_CODE, _NAME, _LEVEL, parent, _MARK), ("code",), rows)


def _place(place: Place) -> tuple[str | None, str, str]:
    return place.code or None, place.name, place.level


def _totals(counts: Counts, day: date, mark: str | None) -> Sheet:
    rows = [
        (row.year, *_place(row.place), row.measure.value, row.measure.unit.value, row.n, day, mark)
        for row in counts.totals
    ]
    tells = Text(
        "Jumlah setiap wilayah menurut tahun. Perkara, orang, dan penerusan tidak boleh dijumlahkan.",
        "Totals of every place by year. Cases, persons and referrals must not be added together.",
    )
    columns = (_YEAR, _CODE, _NAME, _LEVEL, _MEASURE, _UNIT, _COUNT, _AS_OF, _MARK)
    return Sheet(
        "totals", Text("Jumlah wilayah", "Totals of places"), tells, columns, ("year", "code", "measure"), rows
    )


def _months(counts: Counts, day: date, mark: str | None) -> Sheet:
    rows = [
        (one.month, measure.value, measure.unit.value, one.n, day, mark)
        for measure, found in counts.months.items()
        for one in found
    ]
    month = Column("month", "date", Text("hari pertama bulan itu", "first day of the month"))
    tells = Text("Jumlah nasional setiap bulan penuh.", "National totals of every whole month.")
    columns = (month, _MEASURE, _UNIT, _COUNT, _AS_OF, _MARK)
    return Sheet("months", Text("Jumlah per bulan", "Totals by month"), tells, columns, ("month", "measure"), rows)


def _crosscuts(layers: Sequence[tuple[Table, Sequence[Layer]]], places: Iterable[Place], mark: str | None) -> Sheet:
    by_code = {place.code: place for place in places}
    rows = [row for table, found in layers for row in _cells(table, found, by_code, mark)]
    columns = (
        _YEAR,
        _CODE,
        _NAME,
        _LEVEL,
        _MEASURE,
        _UNIT,
        Column("dimension", "string", Text("dibagi menurut apa", "divided by what")),
        Column("category", "string", Text("kode golongan; kosong: belum diketahui", "code; empty: not known"), False),
        Column("count", "integer", Text("jumlah; kosong bila disembunyikan", "count; empty when hidden"), False),
        Column(
            "status",
            "string",
            Text(
                "PUBLISHED; EARLIER: jumlah pada tanggal as_of yang lebih awal; SUPPRESSED: disembunyikan, bukan nol",
                "PUBLISHED; EARLIER: the count of the earlier day as_of; SUPPRESSED: hidden, not nought",
            ),
        ),
        _AS_OF,
        _MARK,
    )
    tells = Text(
        "Jumlah menurut golongan. Angka kecil dilindungi; wilayah tanpa satu pun angka yang terbuka tidak ditulis.",
        "Counts by category. Small numbers are protected; places of which no number can be shown are left out.",
    )
    key = ("year", "code", "measure", "dimension", "category")
    return Sheet("crosscuts", Text("Jumlah menurut golongan", "Counts by category"), tells, columns, key, rows)


def _cells(
    table: Table, layers: Sequence[Layer], places: Mapping[str, Place], mark: str | None
) -> Iterator[tuple[Value, ...]]:
    frame, block = table.frame, table.block
    for row, code in enumerate(frame.rows):
        if not frame.shown[row] or not layers[-1].totals[row]:
            continue
        cells = [shown(layers, row, column) for column in range(len(frame.columns))]
        if all(cell.n is None for cell in cells):
            continue
        about = (table.year, *_place(places[code]), block.measure.value, block.measure.unit.value, block.dim.value)
        for value, cell in zip(frame.columns, cells, strict=True):
            yield (*about, value or None, cell.n, cell.status, cell.on, mark)


def _categories(mark: str | None) -> Sheet:
    """Every category in words, in both languages."""
    rows = [
        (dim.value, value or None, words.id, words.en, mark)
        for dim in DIM_LABELS
        for value, words in vocabulary(dim).items()
    ]
    columns = (
        Column("dimension", "string", Text("dibagi menurut apa", "divided by what")),
        Column("category", "string", Text("kode golongan; kosong: belum diketahui", "code; empty: not known"), False),
        Column("label_id", "string", Text("dalam bahasa Indonesia", "in Indonesian")),
        Column("label_en", "string", Text("dalam bahasa Inggris", "in English")),
        _MARK,
    )
    tells = Text("Arti kode golongan.", "What the codes of categories mean.")
    title = Text("Golongan", "Categories")
    return Sheet("categories", title, tells, columns, ("dimension", "category"), rows)


def _zones(on: date | None, places: Iterable[Place], mark: str | None) -> Sheet:
    rows: list[tuple[Value, ...]] = []
    found = {} if on is None else {code: one for level in Level for code, one in zones.zones_at(level, on).items()}
    for place in places:
        if place.code in found:
            one = found[place.code]
            words = [zone.value if (zone := one.zone(which)) else None for which in Which]
            rows.append(
                (
                    *(*_place(place), one.formula.id, one.index, *words),
                    *(one.parts.registered, one.parts.proven, one.parts.overdue, one.received),
                    *(one.parts.vulnerability or None, one.trend.value, one.on, mark),
                )
            )
    tells_zone = Text("GREEN, YELLOW, atau RED", "GREEN, YELLOW or RED")
    columns = (
        Column("code", "string", _CODE.tells),
        _NAME,
        _LEVEL,
        Column("formula", "string", Text("rumus", "formula")),
        Column("index", "integer", Text("poin", "points")),
        Column("zone_fixed", "string", tells_zone, False),
        Column("zone_tercile", "string", tells_zone, False),
        Column("zone_rate", "string", tells_zone, False),
        Column("registered", "integer", Text("perkara diregistrasi", "cases registered")),
        Column("proven", "integer", Text("perkara terbukti", "cases proven")),
        Column("overdue", "integer", Text("perkara lewat tenggat", "cases overdue")),
        Column("received", "integer", Text("perkara diterima", "cases received")),
        Column("vulnerability", "string", Text("kerawanan terbitan", "published vulnerability"), False),
        Column("trend", "string", Text("arah", "direction")),
        _AS_OF,
        _MARK,
    )
    tells = Text("Zona setiap wilayah dan bagian-bagiannya.", "The zone of every place and what it is made of.")
    return Sheet("zones", Text("Zona", "Zones"), tells, columns, ("code",), rows)


def _coverage(on: date, places: Iterable[Place], mark: str | None) -> Sheet:
    found = coverage_across(on)
    rows = [(one.code, one.name, *found[one.code][:2], on, mark) for one in places if one.code in found]
    columns = (
        Column("code", "string", _CODE.tells),
        _NAME,
        Column("agencies_reached", "integer", Text("instansi yang sudah dijangkau", "agencies reached")),
        Column("agencies", "integer", Text("instansi yang tercatat", "agencies on record")),
        _AS_OF,
        _MARK,
    )
    tells = Text("Instansi yang dijangkau pencegahan.", "Agencies reached by prevention.")
    return Sheet("coverage", Text("Cakupan pencegahan", "Coverage of prevention"), tells, columns, ("code",), rows)
