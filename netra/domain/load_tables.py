"""From `sanctions.toml`, `institutions.toml` and `elections.toml` to records."""

from itertools import pairwise

from netra.domain.codes import PersonStatus, Route, SanctionClass
from netra.domain.elections import (
    DESIGNATION,
    POLLING,
    STAGES,
    Election,
    LocalVote,
    NextElection,
    Stage,
    Timetable,
)
from netra.domain.institutions import VERIFIER, CompetenceRow, InstitutionRow
from netra.domain.load_rules import Regulations, bases, basis
from netra.domain.records import Record, each, unique
from netra.domain.sanctions import Absence, Choice, Scale
from netra.domain.timetable import Timetables


def scales(root: Record, laws: Regulations) -> tuple[Scale, ...]:
    """The dated lists of sanctions."""
    records = root.tables("scale", "id")
    unique(records, "id")
    return each(records, lambda record: _scale(record, laws))


def _scale(record: Record, laws: Regulations) -> Scale:
    within = record.string("within", "")
    if within and within not in laws:
        raise record.error("within", f"there is no regulation {within!r}.", "Use an id of regulations.toml.")
    return Scale(
        id=record.string("id"),
        classes=record.choices("classes", SanctionClass),
        statuses=record.choices("statuses", PersonStatus),
        text=record.text("text"),
        period=record.period(),
        within=laws[within] if within else None,
        choices=each(record.tables("option", "code"), _choice),
        basis=bases(record, laws),
        warning=record.text_or_none("warning"),
        unverified=record.texts("unverified"),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def _choice(record: Record) -> Choice:
    return Choice(record.string("code"), record.text("label"))


def absences(root: Record) -> tuple[Absence, ...]:
    """Why some people have no scale."""
    return each(root.tables("absence"), _absence)


def _absence(record: Record) -> Absence:
    return Absence(
        classes=record.choices("classes", SanctionClass),
        statuses=record.choices("statuses", PersonStatus),
        period=record.period(),
        text=record.text("text"),
    )


def institutions(root: Record, laws: Regulations) -> tuple[InstitutionRow, ...]:
    """Institutions and their succession."""
    records = root.tables("institution", "id")
    unique(records, "id")
    return each(records, lambda record: _institution(record, laws))


def _institution(record: Record, laws: Regulations) -> InstitutionRow:
    begun = not record.flag("not_begun", False)
    if not begun and (record.has("from") or record.has("to")):
        raise record.error("not_begun", "the row also has days.", "Remove not_begun once the institution has begun.")
    if begun and record.string("task") == VERIFIER and not record.has("route"):
        raise record.error("route", "a verifier needs one.", "Name the route by which matters reach it.")
    return InstitutionRow(
        id=record.string("id"),
        kind=record.string("kind"),
        task=record.string("task"),
        name=record.text("name"),
        period=record.period() if begun else None,
        due_by=record.day("due_by"),
        route=record.choice("route", Route) if record.has("route") else None,
        basis=bases(record, laws),
        note=record.text_or_none("note"),
        unverified=record.texts("unverified"),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def competences(root: Record, laws: Regulations) -> tuple[CompetenceRow, ...]:
    """Who deals with whom."""
    return each(root.tables("competence"), lambda record: _competence(record, laws))


def _competence(record: Record, laws: Regulations) -> CompetenceRow:
    task, route = record.string("task"), record.string("route")
    if task not in {"REFER", "PUNISH"}:
        raise record.error("task", f"{task!r} is unknown.", "Use REFER or PUNISH.")
    if route != VERIFIER:
        record.choice("route", Route)
    return CompetenceRow(
        statuses=record.choices("statuses", PersonStatus),
        task=task,
        circumstance=record.string("circumstance", ""),
        when=record.text_or_none("when"),
        route=route,
        who=record.text("who"),
        period=record.period(),
        basis=bases(record, laws),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def timetables(root: Record, laws: Regulations) -> Timetables:
    """Every election, the two windows of article 71 and what is known of the next election."""
    records = root.tables("election", "year")
    window = root.tables("window")[0]
    made = Timetables(
        elections=each(records, lambda record: _election(record, laws)),
        next_election=each(root.tables("next_election"), lambda record: _next(record, laws))[0],
        window_law=laws[window.string("law")],
        window_basis=basis(window.tables("replacement")[0], laws),
        programme_basis=basis(window.tables("programmes")[0], laws),
    )
    window.finish()
    return made


def _next(record: Record, laws: Regulations) -> NextElection:
    first, last = record.day("first_month"), record.day("last_month")
    if first is None or last is None:
        raise record.error("first_month", "both ends of the range are needed.", "Write first_month and last_month.")
    return NextElection(first, last, record.text("text"), bases(record, laws)[0], record.sources())


def _election(record: Record, laws: Regulations) -> Election:
    versions = each(record.tables("version", "id"), lambda one: _timetable(one, laws))
    if not versions or versions[0].period.start is not None or versions[-1].period.end is not None:
        raise record.error("version", "the versions leave days uncovered.", "Leave out the first from and the last to.")
    for earlier, later in pairwise(versions):
        if earlier.period.end != later.period.start:
            raise record.error("version", f"{later.id} does not begin when {earlier.id} ends.", "Make them meet.")
    return Election(
        year=record.number("year"),
        name=record.text("name"),
        basis=record.text("basis"),
        regions=record.number("regions"),
        provinces=record.number("provinces"),
        regencies=record.number("regencies"),
        cities=record.number("cities"),
        versions=versions,
        local_votes=each(record.tables("local_vote"), _local_vote),
        window_starts_on=record.day("window_starts_on"),
        window_basis=record.text_or_none("window_basis"),
        note=record.text_or_none("note"),
        verification=record.text("verification"),
        sources=record.sources(),
    )


def _timetable(record: Record, laws: Regulations) -> Timetable:
    stages = each(record.tables("stage", "name"), _stage)
    names = [stage.name for stage in stages]
    for needed in (DESIGNATION, POLLING):
        if needed not in names:
            raise record.error("stage", f"{needed} is missing.", "A version needs the days of designation and polling.")
    if names != sorted(names, key=STAGES.index):
        raise record.error("stage", "the stages are not in order.", f"Write them as {', '.join(STAGES)}.")
    found = bases(record, laws)
    return Timetable(
        id=record.string("id"),
        period=record.period(),
        basis=found[0] if found else None,
        stages=stages,
        note=record.text_or_none("note"),
        confidence=record.confidence(),
        sources=record.sources(),
    )


def _stage(record: Record) -> Stage:
    name, last = record.string("name"), record.day("last")
    if name not in STAGES:
        raise record.error("name", f"{name!r} is not a stage.", f"Use one of: {', '.join(STAGES)}.")
    if last is None:
        raise record.error("last", "it is missing.", "Write the last day of the stage.")
    first = record.day("first")
    if first is not None and first > last:
        raise record.error("first", f"{first} lies after {last}.", "Exchange the two days.")
    return Stage(name, first, last, record.confidence(), record.text_or_none("note"))


def _local_vote(record: Record) -> LocalVote:
    return LocalVote(
        kind=record.string("kind"),
        on=record.day("on"),
        region_codes=record.strings("regions"),
        text=record.text("text"),
        confidence=record.confidence(),
    )
