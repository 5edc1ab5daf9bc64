"""What came in and what became of it: by month, by kind, by place."""

from collections.abc import Sequence
from datetime import date

from netra.dashboards.permissions import Depth
from netra.dashboards.queries import naming
from netra.dashboards.queries.places import Place, children, region_scope
from netra.dashboards.queries.saying import between, briefly, on_day
from netra.dashboards.queries.sheets import Asked, Cell, Chart, Number, Sheet, counted_in
from netra.dashboards.queries.spans import Span, month_of
from netra.domain.words import Text
from netra.figures import queries as figures
from netra.figures.queries import MEASURES, Dim, Measure, Scope, ScopeKind, Slice

MOST_ROWS = 100
STANDING = ("OVERDUE", "AT_EMPLOYER")
# What each cut counts; a case with two kinds of act stands in both rows, so rows may add up to more than the whole.
CUTS = {
    Dim.ORIGIN: Measure.RECEIVED,
    Dim.CHANNEL: Measure.RECEIVED,
    Dim.STAGE: Measure.RECEIVED,
    Dim.ACT: Measure.RECEIVED,
    Dim.RULE: Measure.RECEIVED,
    Dim.STATUS: Measure.ACCUSED,
    Dim.POST: Measure.ACCUSED,
    Dim.AGENCY: Measure.RECEIVED,
    Dim.ROUTE: Measure.REFERRED,
    Dim.RESULT: Measure.REFERRAL_ENDED,
    Dim.SANCTION: Measure.SANCTIONED,
}
# A government counts itself from where a matter reached it.
OWN_CUTS = {
    Dim.ACT: Measure.AT_EMPLOYER_BEGAN,
    Dim.RULE: Measure.AT_EMPLOYER_BEGAN,
    Dim.STATUS: Measure.AT_EMPLOYER_BEGAN,
    Dim.POST: Measure.AT_EMPLOYER_BEGAN,
    Dim.AGENCY: Measure.AT_EMPLOYER_BEGAN,
    Dim.RESULT: Measure.AT_EMPLOYER_ENDED,
    Dim.SANCTION: Measure.SANCTIONED,
}
SEVERAL = {Dim.ACT, Dim.RULE, Dim.STATUS, Dim.POST, Dim.AGENCY}
MAY_OVERLAP = Text(
    "Satu hitungan dapat berdiri di beberapa baris, sehingga jumlah baris dapat melebihi jumlah seluruhnya.",
    "One thing counted may stand in several rows, so rows can add up to more than the whole.",
)


def cuts(scope: Scope, depth: Depth) -> dict[Dim, Measure]:
    """Which cross-cuts a reader is shown of a scope."""
    if depth is Depth.OWN:
        return OWN_CUTS
    wide = scope.kind in {ScopeKind.NATION, ScopeKind.PROVINCE}
    if depth is Depth.TOTALS:
        return {dim: measure for dim, measure in CUTS.items() if wide and dim is not Dim.AGENCY}
    # Agencies belong to regions: nation-wide they would be a list of thousands.
    return {dim: measure for dim, measure in CUTS.items() if dim is not Dim.AGENCY or not wide}


def numbers(scope: Scope, span: Span, depth: Depth, on: date) -> tuple[Number, ...]:
    """The figures on top: what flowed in the span, then what stands today."""
    totals = figures.totals(scope, start=span.start, end=span.end)
    if depth is Depth.OWN:
        flows = [Measure.AT_EMPLOYER_BEGAN, Measure.AT_EMPLOYER_ENDED, Measure.SANCTIONED, Measure.NOT_FOLLOWED_UP]
        stocks = ["AT_EMPLOYER"]
    else:
        flows = [
            Measure.RECEIVED,
            Measure.REGISTERED,
            Measure.PROVEN,
            Measure.REFERRED,
            Measure.SANCTIONED,
            Measure.PERSONS_SANCTIONED,
            Measure.REVERSED,
            Measure.NOT_FOLLOWED_UP,
        ]
        stocks = ["OPEN", "OVERDUE", "AT_EMPLOYER"]
    standing = figures.stocks(scope, stocks, on)
    return (
        *(_stock(scope, name, on, standing[name]) for name in stocks),
        *(_flow(scope, span, measure, totals.get(measure, 0)) for measure in flows),
    )


def months(scope: Scope, span: Span, depth: Depth) -> Sheet:
    """Month by month, zeros too."""
    wanted = [Measure.RECEIVED, Measure.REGISTERED, Measure.PROVEN]
    if depth is Depth.OWN:
        wanted = [Measure.AT_EMPLOYER_BEGAN, Measure.AT_EMPLOYER_ENDED]
    found = figures.course(scope, wanted, start=span.start, end=span.end)
    rows = tuple(
        (
            Cell(line[0].month),
            *(Cell(one.n, _in_month(scope, measure, one.month)) for measure, one in zip(wanted, line, strict=True)),
        )
        for line in zip(*found.values(), strict=True)
    )
    return Sheet(
        key="bulan",
        title=Text("Dari bulan ke bulan", "Month by month"),
        unit=MEASURES[wanted[0]].unit.label,
        when=between(span),
        columns=(Text("Bulan", "Month"), *(MEASURES[measure].label for measure in wanted)),
        rows=rows,
        chart=Chart("columns", tuple(range(1, len(wanted) + 1))),
    )


def cut(scope: Scope, span: Span, dim: Dim, measure: Measure, slices: Sequence[Slice]) -> Sheet:
    """A measure by the values of a dimension, the most first."""
    slices = slices[:MOST_ROWS]
    named = naming.names(dim, (one.value for one in slices))
    row = MEASURES[measure]
    title = Text(
        f"{row.label.id} menurut {naming.TITLES[dim].id.lower()}", f"{row.label.en} by {naming.TITLES[dim].en.lower()}"
    )
    return Sheet(
        key=dim.value.lower(),
        title=title,
        unit=row.unit.label,
        when=between(span),
        columns=(naming.TITLES[dim], row.label),
        rows=tuple(
            (Cell(named[one.value]), Cell(one.n, counted_in(scope, span, measure, dim, one.value))) for one in slices
        ),
        note=MAY_OVERLAP if dim in SEVERAL else "",
        chart=Chart("bars", (1,)),
    )


def parts(where: Place, span: Span, on: date) -> Sheet | None:
    """The places inside a place side by side."""
    if where.parts is None:
        return None
    wanted = (Measure.RECEIVED, Measure.REGISTERED, Measure.PROVEN)
    inside = children(where)
    flows = figures.across(where.parts, wanted, start=span.start, end=span.end, among=inside)
    stocks = figures.all_stocks_across(where.parts, STANDING, on, among=inside)
    rows = []
    for code, name in inside.items():
        scope = region_scope(code)
        n = flows.get(code, {})
        rows.append(
            (
                Cell(name, to=scope),
                *(Cell(n.get(measure, 0), counted_in(scope, span, measure)) for measure in wanted),
                *(Cell(stocks[kind].get(code, 0), Asked(scope, kind, on=on)) for kind in STANDING),
            )
        )
    rows.sort(key=lambda row: -row[1].n)
    return Sheet(
        key="wilayah",
        title=Text("Provinsi", "Provinces")
        if where.parts is ScopeKind.PROVINCE
        else Text("Kabupaten dan kota", "Regencies and cities"),
        unit=MEASURES[Measure.RECEIVED].unit.label,
        when=between(span),
        columns=(
            Text("Wilayah", "Region"),
            *(MEASURES[measure].label for measure in wanted),
            *(SHORT_LABELS[kind] for kind in STANDING),
        ),
        units=("", *(MEASURES[measure].unit.label for measure in wanted), *(stock_unit(kind) for kind in STANDING)),
        rows=tuple(rows),
        note=Text(
            "Kolom terlambat dan menunggu PPK adalah keadaan hari ini, yang lain jumlah dalam masa itu.",
            "Overdue and waiting are as of today, the others for the whole span.",
        ),
        chart=Chart("bars", (1,)),
    )


STOCK_LABELS = {
    "OPEN": Text("Perkara berjalan", "Open cases"),
    "OVERDUE": Text("Terlambat", "Overdue"),
    "AT_EMPLOYER": Text("Menunggu pejabat pembina kepegawaian", "Waiting on the personnel authority"),
}


# For heads of tables, where the long name would stand in five lines.
SHORT_LABELS = {**STOCK_LABELS, "AT_EMPLOYER": Text("Menunggu PPK", "At the authority")}


def stock_unit(name: str) -> Text:
    return MEASURES[figures.STOCKS[name][0]].unit.label


def _stock(scope: Scope, name: str, on: date, n: int) -> Number:
    return Number(
        label=STOCK_LABELS[name],
        n=n,
        unit=stock_unit(name),
        when=on_day(on),
        asked=Asked(scope, name, on=on),
        tone="bad" if name == "OVERDUE" and n else "",
    )


def _flow(scope: Scope, span: Span, measure: Measure, n: int) -> Number:
    row = MEASURES[measure]
    return Number(row.label, n, row.unit.label, briefly(span), counted_in(scope, span, measure))


def _in_month(scope: Scope, measure: Measure, month: date) -> Asked:
    return counted_in(scope, month_of(month), measure)
