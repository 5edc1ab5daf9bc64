"""The tables an invented case is written to, which numbers are free in them, and rows waiting to be written."""

from dataclasses import dataclass, field

from netra.practice.nation.rows import Row, Table

CASES = Table(
    "cases.Case",
    (
        "id", "ref", "origin", "procedure_code", "catalogue", "stage", "marks", "result", "revision",
        "handling_office", "first_office", "opened_at", "received_on", "known_on", "act_on", "act_time", "place",
        "region", "contest", "candidate", "account", "links", "witnesses", "official_number", "registered_on",
        "closed_on",
    ),
)  # fmt: skip
PEOPLE = Table(
    "cases.Accused",
    (
        "id",
        "case",
        "name",
        "status",
        "status_confirmed_on",
        "nip",
        "position",
        "agency",
        "employer",
        "address",
        "rules",
    ),
)
TRACKS = Table(
    "cases.Track",
    (
        "id", "case", "accused", "route", "procedure_code", "body", "stage", "marks", "result", "sanction", "revision",
        "opened_on", "examined_on", "ended_on",
    ),
)  # fmt: skip
PAPERS = Table(
    "cases.Paper",
    (
        "id", "case", "track", "accused", "kind", "fields", "evidence", "on", "added_at", "added_by", "institution",
        "used_by_entry",
    ),
)  # fmt: skip
ENTRIES = Table(
    "ledger.Entry",
    (
        "id", "subject_kind", "subject_id", "sequence", "event", "at", "on", "actor", "institution", "track_id",
        "from_stage", "to_stage", "result", "basis", "refs", "catalogue", "text_hash", "form", "salt", "hash",
    ),
)  # fmt: skip
SEQUENCES = Table("ledger.Sequence", ("subject_kind", "subject_id", "last", "head"))
CLOCKS = Table(
    "ledger.Deadline",
    (
        "id", "subject_kind", "subject_id", "track_id", "rule", "started_at", "due_at", "set_by_letter", "why_open",
        "state", "ended_at",
    ),
)  # fmt: skip
REPORTS = Table(
    "intake.Report",
    (
        "case", "channel", "wants_notices", "entitled_as", "signature", "lodged_at", "recorded_by", "source",
        "external_id", "sender_name", "letter_number",
    ),
)  # fmt: skip
ALL = (CASES, PEOPLE, TRACKS, PAPERS, ENTRIES, SEQUENCES, CLOCKS, REPORTS)
NUMBERED_BY_US = (CASES, PEOPLE, TRACKS, PAPERS, ENTRIES, CLOCKS)


@dataclass(slots=True)
class Numbers:
    """The next free number of each table that takes numbers of ours."""

    case: int = 1
    person: int = 1
    track: int = 1
    paper: int = 1
    entry: int = 1
    clock: int = 1


@dataclass(slots=True)
class Harvest:
    """Rows of many cases, by table, in the order of the table's columns."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table.label: [] for table in ALL})

    def add(self, table: Table, row: Row) -> None:
        self.rows[table.label].append(row)

    def order_by_time(self, numbers: Numbers) -> None:
        """Number the ledger's rows anew, as they would have been written by all offices side by side."""
        rows = self.rows[ENTRIES.label]
        rows.sort(key=lambda row: (row[5], row[2], row[3]))
        first = numbers.entry - len(rows)
        self.rows[ENTRIES.label] = [(first + n, *row[1:]) for n, row in enumerate(rows)]
