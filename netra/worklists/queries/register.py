"""A list of cases as a table program reads it: what the reader may see of each, numbers of civil servants masked."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from netra.accounts.queries import User
from netra.cases import queries as cases
from netra.domain.allegation import ORIGIN_LABELS, Origin
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text

MOST_ROWS = 20_000
A_BATCH = 500
COLUMNS = (
    Text("nomor registrasi", "register number"),
    Text("kode perkara", "case code"),
    Text("asal", "origin"),
    Text("tahap", "stage"),
    Text("dipegang", "held by"),
    Text("kantor yang menangani", "handling office"),
    Text("wilayah", "region"),
    Text("diterima", "received"),
    Text("hari kejadian", "day of the act"),
    Text("diregistrasi", "registered"),
    Text("selesai", "closed"),
    Text("hasil", "result"),
    Text("tenggat terdekat", "nearest term"),
    Text("nama tenggat", "name of the term"),
    Text("lewat", "late"),
    Text("terlapor", "accused"),
    Text("NIP (disamarkan)", "NIP (masked)"),
    Text("ditugaskan kepada", "assigned to"),
)
YES = Text("ya", "yes")


def register_rows(
    lines: Sequence[cases.Row], user: User, *, language: str, on: date, at: datetime
) -> Iterator[list[str]]:
    """A row for each line of a work list, read in batches; no more than `MOST_ROWS`."""
    for first in range(0, min(len(lines), MOST_ROWS), A_BATCH):
        some = list(lines[first : first + A_BATCH])
        hands = cases.hands_of({row.case.pk for row in some}, user, on=on, at=at)
        for row in some:
            given = hands.get(row.case.pk)
            yield [harmless(cell) for cell in _cells(row, given.assignee if given else "", language)]


def harmless(cell: str) -> str:
    """A text that begins like a formula is one to no table program."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _cells(row: cases.Row, assignee: str, language: str) -> list[str]:
    case, track, due = row.case, row.track, row.nearest
    owner = cases.owner_of_case(case) if track is None else cases.owner_of_track(track, frozenset())
    people = [] if not row.view.names else [track.accused] if track else list(case.people.all())
    result = RESULTS.get(track.result if track else case.result)
    zone = cases.zone_of(case)
    return [
        case.official_number,
        case.ref,
        ORIGIN_LABELS[Origin(case.origin)].in_(language) if row.view.whole else "",
        row.stage.in_(language),
        owner.name.in_(language),
        case.handling_office.name,
        case.region.full_name if case.region else "",
        case.received_on.isoformat(),
        _day(case.act_on),
        _day(case.registered_on),
        _day(track.ended_on if track else case.closed_on),
        result.in_(language) if result else "",
        due.at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if due and due.at else "",
        due.rule.name.in_(language) if due else "",
        YES.in_(language) if due and due.is_overdue else "",
        "; ".join(str(one) for one in people),
        "; ".join(one.masked_nip for one in people if one.masked_nip),
        assignee,
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
