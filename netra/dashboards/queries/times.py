"""How long things take against their limits, and who keeps the terms."""

from datetime import date

from netra.dashboards.queries import naming
from netra.dashboards.queries.places import Place, office_names
from netra.dashboards.queries.saying import between
from netra.dashboards.queries.sheets import Cell, Sheet
from netra.dashboards.queries.spans import Span
from netra.domain import procedures
from netra.domain.deadlines import DeadlineRule, NoSuchRule, Unit, rule_at
from netra.domain.words import Text
from netra.figures import queries as figures
from netra.figures.queries import Scope, ScopeKind

TERMS = Text("tenggat", "terms")
STAYS = Text("berkas", "files")
SUPERVISION = Text("Penanganan oleh Bawaslu", "Handling by Bawaslu")
DAYS = Text("hari", "days")
MOST_OFFICES = 40


def stage_times(where: Place, span: Span) -> Sheet:
    """Days at each stage that was left within the span, beside the limit that runs there, where the law names one."""
    rows = []
    found = figures.stage_times(where.scope, start=span.start, end=span.end)
    for one in sorted(found, key=lambda one: _place(one.procedure, one.stage)):
        label = naming.stage_label(one.stage, one.procedure) or naming.UNKNOWN
        rows.append(
            (
                Cell(label, note=_procedure_name(one.procedure)),
                Cell(one.n),
                Cell(one.median_days),
                Cell(round(one.mean_days, 1)),
                Cell(limit_at(one.procedure, one.stage, span)),
                Cell(one.late),
            )
        )
    return Sheet(
        key="tahap-waktu",
        title=Text("Waktu di setiap tahap dan batasnya", "Time at each stage and its limit"),
        unit=STAYS,
        when=between(span),
        columns=(
            Text("Tahap yang ditinggalkan", "Stage left"),
            Text("Banyaknya", "How many"),
            Text("Median", "Median"),
            Text("Rata-rata", "Mean"),
            Text("Batas", "Limit"),
            Text("Lewat batas", "Late"),
        ),
        units=("", STAYS, DAYS, DAYS, "", STAYS),
        rows=tuple(rows),
        note=Text(
            "Median dibaca dari kelompok lama hari, jadi dapat sedikit terlalu tinggi; 181 berarti"
            " lebih dari 180 hari. Batas adalah yang berlaku pada akhir masa itu.",
            "The median is read from groups of days and may be slightly high; 181 means more than 180 days. The limit"
            " is the one in force at the end of the span.",
        ),
    )


def punctuality(kind: ScopeKind, where: Place, span: Span) -> Sheet:
    """Terms met, met late, and still running late, by office or by government."""
    within = None if where.scope.kind is ScopeKind.NATION else where.scope
    found = figures.punctuality(kind, start=span.start, end=span.end, within=within)
    found.sort(key=lambda one: (-(one.late + one.running_late), one.code))
    shown = found[:MOST_OFFICES]
    names = office_names(one.code for one in shown)
    rows = []
    for one in shown:
        ended = one.met + one.late
        rows.append(
            (
                Cell(names.get(one.code, naming.UNKNOWN), to=Scope(kind, one.code)),
                Cell(one.met),
                Cell(one.late),
                Cell(one.running_late),
                Cell(percent(one.met, ended + one.running_late)),
            )
        )
    is_government = kind is ScopeKind.EMPLOYER
    return Sheet(
        key="tepat-ppk" if is_government else "tepat-kantor",
        title=Text("Ketepatan waktu pejabat pembina kepegawaian", "Terms kept by personnel authorities")
        if is_government
        else Text("Ketepatan waktu setiap kantor pengawas", "Terms kept by each supervising office"),
        unit=TERMS,
        when=between(span),
        columns=(
            Text("Instansi", "Institution") if is_government else Text("Kantor", "Office"),
            Text("Tepat", "In time"),
            Text("Terlambat", "Late"),
            Text("Masih terlambat", "Still late"),
            Text("Tepat waktu", "On time"),
        ),
        units=("", TERMS, TERMS, TERMS, "%"),
        rows=tuple(rows),
        note=Text(
            "Tenggat yang sedang berjalan dan belum lewat tidak dihitung. Yang terbanyak terlambat berdiri di atas.",
            "Terms still running in time are not counted. Offices with most delays stand first.",
        ),
    )


def percent(part: int, whole: int) -> int | None:
    """A share for people; nothing of nothing is no share.

    >>> percent(2, 3), percent(0, 0)
    (67, None)
    """
    return round(100 * part / whole) if whole else None


def limit_at(procedure: str, stage: str, span: Span) -> Text | str:
    """The term that starts on entering a stage, as the law stood on the last day of the span."""
    table = procedures.BY_CODE.get(procedure)
    if table is None:
        return ""
    names = {rule for row in table.transitions if row.target == stage and not row.stays for rule in row.starts}
    limits = [rule for name in sorted(names) if (rule := _rule(name, span.last_day)) is not None]
    known = [rule for rule in limits if rule.amount is not None]
    return _amount(min(known, key=lambda rule: rule.amount or 0)) if known else ""


def _rule(name: str, on: date) -> DeadlineRule | None:
    try:
        return rule_at(name, on)
    except NoSuchRule:
        return None


def _amount(rule: DeadlineRule) -> Text:
    match rule.unit:
        case Unit.WORKING:
            return Text(f"{rule.amount} hari kerja", f"{rule.amount} working days")
        case Unit.HOURS:
            return Text(f"{rule.amount} jam", f"{rule.amount} hours")
        case _:
            return Text(f"{rule.amount} hari", f"{rule.amount} days")


def _procedure_name(code: str) -> Text | str:
    route = next((route for route, tables in procedures.ROUTES.items() if code in {t.code for t in tables}), "")
    return procedures.ROUTE_LABELS.get(route, SUPERVISION)


def _place(procedure: str, stage: str) -> tuple[int, int]:
    """Where a stage stands on the way of its procedure."""
    table = procedures.BY_CODE.get(procedure)
    if table is None:
        return len(procedures.ALL), 0
    codes = [one.code for one in table.stages]
    return procedures.ALL.index(table), codes.index(stage) if stage in codes else len(codes)
