"""Does prevention work? Cases by agency beside who was told and when. What stands side by side is no cause."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from netra.campaigns import queries as campaigns
from netra.dashboards.queries.places import Place
from netra.dashboards.queries.saying import between
from netra.dashboards.queries.sheets import CASES, Asked, Cell, Sheet, counted_in
from netra.dashboards.queries.spans import Span
from netra.domain.words import Text
from netra.figures.queries import Dim, Measure, ScopeKind

PEOPLE = Text("orang", "people")
ACTS = Text("kegiatan", "acts")
MOST_AGENCIES = 200
NEVER = Text("belum pernah", "never")
NONE: Counter[date] = Counter()
NO_CAUSE = Text(
    "Ini korelasi, bukan sebab dan akibat: instansi besar lebih banyak pegawainya dan lebih sering diundang, dan orang"
    " yang pernah diingatkan lebih tahu ke mana harus melapor.",
    "This is correlation, not cause and effect: a large agency has more people and is invited more often, and people"
    " who were told know better where to report.",
)


def by_agency(where: Place, span: Span, on: date, received: Mapping[str, Counter[date]]) -> Sheet | None:
    """The agencies of a region: cases received, of them after the agency was first told, and its acts of prevention.

    `received`: how many cases came in within the span, by agency and day.
    `None` where the register of agencies has nothing, and for places that are not a single region.
    """
    if where.scope.kind is not ScopeKind.REGION:
        return None
    coverage = campaigns.coverage(where.scope.code, on)
    if not coverage.agencies:
        return None
    rows = []
    for line in coverage.agencies[:MOST_AGENCIES]:
        id = str(line.agency.pk)
        asked = counted_in(where.scope, span, Measure.RECEIVED, Dim.AGENCY, id)
        rows.append(
            (
                Cell(Text(line.agency.name, line.agency.name)),
                Cell(received.get(id, NONE).total(), asked),
                _since_told(where, span, id, received.get(id, NONE), line.first_on),
                Cell(line.acts),
                Cell(line.first_on or NEVER),
                Cell(line.last_on or ""),
                Cell(line.reached),
                Cell(line.agency.headcount),
            )
        )
    rows.sort(key=lambda row: (-row[1].n, str(row[0].value)))
    return Sheet(
        key="pencegahan",
        title=Text("Perkara di samping pencegahan, menurut instansi", "Cases beside prevention, by agency"),
        unit=CASES,
        when=between(span),
        columns=(
            Text("Instansi", "Agency"),
            Text("Perkara", "Cases"),
            Text("Sesudah pertama diingatkan", "After it was first told"),
            Text("Kegiatan pencegahan", "Acts of prevention"),
            Text("Pertama", "First"),
            Text("Terakhir", "Last"),
            Text("Orang terjangkau", "People reached"),
            Text("Jumlah pegawai", "Staff"),
        ),
        units=("", CASES, CASES, ACTS, "", "", PEOPLE, PEOPLE),
        rows=tuple(rows),
        note=NO_CAUSE,
    )


def told_or_not(sheet: Sheet | None, span: Span) -> Sheet | None:
    """The same in two lines: agencies that were told before the span ended, and those that never were."""
    if sheet is None:
        return None
    told = [row for row in sheet.rows if isinstance(row[4].value, date)]
    others = [row for row in sheet.rows if not isinstance(row[4].value, date)]

    def line(label: Text, rows: list[tuple[Cell, ...]]) -> tuple[Cell, ...]:
        return (Cell(label), Cell(len(rows)), Cell(int(sum(row[1].n for row in rows))))

    agencies = Text("instansi", "agencies")
    return Sheet(
        key="diingatkan",
        title=Text("Instansi yang pernah dan belum diingatkan", "Agencies told and not told"),
        unit=CASES,
        when=between(span),
        columns=(Text("Kelompok", "Group"), Text("Instansi", "Agencies"), Text("Perkara", "Cases")),
        units=("", agencies, CASES),
        rows=(
            line(Text("Pernah diingatkan", "Told at least once"), told),
            line(Text("Belum pernah diingatkan", "Never told"), others),
        ),
        note=NO_CAUSE,
    )


def _since_told(where: Place, span: Span, agency: str, received: Counter[date], first_on: date | None) -> Cell:
    """How many of an agency's cases came in on a later day than its first act of prevention."""
    if first_on is None or not received:
        return Cell(None if first_on is None else 0)
    start = max(span.start, first_on + timedelta(days=1))
    if start >= span.end:
        return Cell(0)
    asked = Asked(where.scope, Measure.RECEIVED, start, span.end, Dim.AGENCY, agency)
    return Cell(sum(n for day, n in received.items() if day >= start), asked)
