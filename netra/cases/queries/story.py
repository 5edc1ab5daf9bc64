"""The timeline of a case, told from the one ledger."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts import queries as accounts
from netra.cases.models import Case
from netra.cases.permissions import View
from netra.cases.position import CASE
from netra.domain import procedures
from netra.domain.papers import PAPERS
from netra.domain.procedures.actions import ACTIONS
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.ledger.models import Entry

EVENTS = {
    "OPENED": Text("Perkara dibuka", "Case opened"),
    "PAPER_ADDED": Text("Naskah ditambahkan", "Paper added"),
    "EVIDENCE_ADDED": Text("Bukti ditambahkan", "Evidence added"),
    "PERSON_CHANGED": Text("Data terlapor diperbarui", "Accused's data updated"),
    "PLACED": Text("Wilayah ditetapkan", "Region set"),
    "DOOR_OPENED": Text("Kode jawaban untuk terlapor dibuat", "Answer code for the accused made"),
    "ALLEGATION_READ": Text("Terlapor membaca dugaan", "The accused read the allegation"),
    "EMPLOYER_ASKED": Text("Instansi ditanyai status orang ini", "Employer asked about the person"),
    "EMPLOYER_ANSWERED": Text("Instansi menjawab", "Employer answered"),
    "JOINED_HERE": Text("Perkara lain digabungkan ke sini", "Another case was joined here"),
    "OVERDUE": Text("Tenggat terlewati", "Term overdue"),
    "IDENTITY_READ": Text("Identitas pelapor dibuka", "The reporter's identity was opened"),
    "MESSAGE_SENT": Text("Pesan kepada pelapor", "Message to the reporter"),
    "MESSAGE_RECEIVED": Text("Pesan dari pelapor", "Message from the reporter"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline: what, when (legal day and moment of writing), by whom, under which articles."""

    sequence: int
    event: str
    title: Text
    on: date
    at: datetime
    who: str
    basis: tuple[str, ...]
    detail: Text | None
    note: str
    track_id: int | None
    result: Text | None


def story(case: Case, view: View) -> list[Line]:
    """The lines the reader may see, oldest first. Who sees only tracks sees only their lines, without notes of others."""
    entries = list(ledger.timeline(CASE, case.pk))
    if not view.whole and view.tracks is not None:
        entries = [entry for entry in entries if entry.track_id in view.tracks]
    ids = {int(e.actor.removeprefix("user:")) for e in entries if e.actor.startswith("user:")}
    names = accounts.names_of(ids) if view.names else {}
    return [_line(entry, names, view) for entry in entries]


def _line(entry: Entry, names: dict[int, str], view: View) -> Line:
    title = EVENTS.get(entry.event) or (
        ACTIONS[entry.event].done if entry.event in ACTIONS else Text(entry.event, entry.event)
    )
    words = getattr(entry, "words", None)
    return Line(
        sequence=entry.sequence,
        event=entry.event,
        title=title,
        on=entry.on,
        at=entry.at,
        who=_who(entry, names),
        basis=tuple(entry.basis),
        detail=_detail(entry),
        note=words.text if words is not None and view.names else "",
        track_id=entry.track_id,
        result=RESULTS.get(entry.result),
    )


def _who(entry: Entry, names: dict[int, str]) -> str:
    if entry.actor.startswith("user:"):
        return names.get(int(entry.actor.removeprefix("user:")), "")
    return ""


def _detail(entry: Entry) -> Text | None:
    match entry.event:
        case "PAPER_ADDED":
            return PAPERS[entry.refs["kind"]].label
        case "OVERDUE":
            return Text(entry.refs["rule"], entry.refs["rule"])
        case _ if entry.track_id is None and entry.to_stage and entry.event in ACTIONS:
            return procedures.SUPERVISION.stage(entry.to_stage).label
        case _:
            return None
