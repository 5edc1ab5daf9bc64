"""The timeline of a case, told from the one ledger."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts import queries as accounts
from netra.cases.models import Case, Track
from netra.cases.permissions import View
from netra.cases.position import CASE
from netra.cases.queries.citing import rule_name
from netra.cases.queries.papers import office_name
from netra.domain.papers import PAPERS
from netra.domain.procedures.actions import ACTIONS
from netra.domain.procedures.results import RESULTS
from netra.domain.procedures.supervision import SUPERVISION
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.ledger.queries import Entry

EVENTS = {
    "OPENED": Text("Perkara dibuka", "Case opened"),
    "SET_ASIDE": Text("Disisihkan karena kiriman membanjir", "Set aside during a flood of reports"),
    "LET_IN": Text("Dimasukkan ke daftar kerja", "Let into the work list"),
    "TAKEN_OVER": Text("Pekerjaan diambil alih dari rekan", "Work taken over from a colleague"),
    "ASSIGNED": Text("Ditugaskan", "Assigned"),
    "UNASSIGNED": Text("Penugasan ditarik", "Assignment taken back"),
    "PAPER_ADDED": Text("Naskah ditambahkan", "Paper added"),
    "PAPER_WITHDRAWN": Text("Naskah ditarik", "Paper withdrawn"),
    "PERSON_ADDED": Text("Terlapor ditambahkan", "Accused added"),
    "EVIDENCE_ADDED": Text("Bukti ditambahkan", "Evidence added"),
    "LINK_CAPTURED": Text("Tautan dibuka server, hasilnya disegel", "A link was opened, what came was sealed"),
    "FIELD_DELIVERED": Text("Temuan tiba dari ponsel", "The finding arrived from a phone"),
    "ARCHIVE_BROUGHT": Text("Arsip dari tempat lain dimasukkan", "An archive made elsewhere was brought in"),
    "PERSON_CHANGED": Text("Data terlapor diperbarui", "Accused's data updated"),
    "PLACED": Text("Wilayah ditetapkan", "Region set"),
    "DOOR_OPENED": Text("Kode jawaban untuk terlapor dibuat", "Answer code for the accused made"),
    "ALLEGATION_READ": Text("Terlapor membaca dugaan", "The accused read the allegation"),
    "EMPLOYER_ASKED": Text("Instansi ditanyai status orang ini", "Employer asked about the person"),
    "EMPLOYER_ANSWERED": Text("Instansi menjawab", "Employer answered"),
    "PUBLISHABLE_MADE": Text("Salinan bukti untuk diterbitkan dibuat", "A copy of evidence fit to publish was made"),
    "JOINED_HERE": Text("Perkara lain digabungkan ke sini", "Another case was joined here"),
    "OVERDUE": Text("Tenggat terlewati", "Term overdue"),
    "IDENTITY_READ": Text("Identitas pelapor dibuka", "The reporter's identity was opened"),
    "IDENTITY_ASKED": Text("Izin membuka identitas diminta", "Leave to open the identity was asked for"),
    "IDENTITY_GRANTED": Text("Kustodian mengizinkan identitas dibuka", "A custodian let the identity be opened"),
    "IDENTITY_REFUSED": Text("Kustodian menolak membuka identitas", "A custodian refused to open the identity"),
    "IDENTITY_FORGOTTEN": Text(
        "Identitas pelapor dihapus menurut aturan", "The reporter's identity was erased by rule"
    ),
    "CASE_FADED": Text("Nama dan uraian dihapus menurut aturan simpan", "Names and words were erased under a rule"),
    "UNIT_ASKED": Text("Ditanyakan kepada unit siber", "The cyber unit was asked"),
    "CASE_EXPORTED": Text("Berkas diekspor", "File exported"),
    "TEXT_ERASED": Text("Catatan dihapus menurut aturan simpan", "A note was erased under a rule"),
    "ACKNOWLEDGED": Text("Diterima sistem lembaga", "Taken in by the institution's system"),
    "LETTER_NUMBERED": Text("Surat diberi nomor", "Letter numbered"),
    "LETTER_PRINTED": Text("Sidik berkas surat dicatat", "Fingerprints of the letter's files written down"),
    "LETTER_SENT": Text("Surat dikirim", "Letter sent"),
    "LETTER_VOIDED": Text("Surat dibatalkan", "Letter taken back"),
    "MESSAGE_SENT": Text("Pesan kepada pelapor", "Message to the reporter"),
    "MESSAGE_RECEIVED": Text("Pesan dari pelapor", "Message from the reporter"),
}


ACTORS = {
    "citizen": Text("Pelapor", "The reporter"),
    "accused": Text("Terlapor", "The accused"),
    "import": Text("Pemasukan berkas", "Import"),
    "clock": Text("Tenggat", "The clock"),
    "partner": Text("Sistem lembaga", "The institution's system"),
    "system:capture": Text("Pekerja latar", "The background worker"),
}
NOBODY = Text("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline: what, when (legal day and moment of writing), by whom, under which articles."""

    sequence: int
    event: str
    title: Text
    on: date
    at: datetime
    who: Text
    office: str
    basis: tuple[str, ...]
    detail: Text | None
    note: str
    track_id: int | None
    paper_id: int | None
    result: Text | None


def story(case: Case, view: View) -> list[Line]:
    """The lines the reader may see, oldest first. Who sees only tracks sees only their lines."""
    entries = list(ledger.timeline(CASE, case.pk))
    if not view.whole and view.tracks is not None:
        entries = [entry for entry in entries if entry.track_id in view.tracks]
    ids = {int(e.actor.removeprefix("user:")) for e in entries if e.actor.startswith("user:")}
    names = accounts.names_of(ids) if view.names else {}
    offices = {code: office_name(code) for code in {entry.institution for entry in entries} if code}
    tracks = {track.pk: track for track in case.tracks.all()}
    return [_line(entry, names, offices, tracks, view) for entry in entries]


def _line(entry: Entry, names: dict[int, str], offices: dict[str, str], tracks: dict[int, Track], view: View) -> Line:
    title = EVENTS.get(entry.event) or (
        ACTIONS[entry.event].done if entry.event in ACTIONS else Text(entry.event, entry.event)
    )
    words = getattr(entry, "words", None)
    paper = entry.refs.get("paper")
    return Line(
        sequence=entry.sequence,
        event=entry.event,
        title=title,
        on=entry.on,
        at=entry.at,
        who=_who(entry, names),
        office=offices.get(entry.institution, ""),
        basis=tuple(entry.basis),
        detail=_detail(entry, tracks.get(entry.track_id or 0)),
        note=words.text if words is not None and view.names else "",
        track_id=entry.track_id,
        paper_id=paper if isinstance(paper, int) and view.names else None,
        result=RESULTS.get(entry.result),
    )


def _who(entry: Entry, names: dict[int, str]) -> Text:
    if entry.actor.startswith("user:"):
        name = names.get(int(entry.actor.removeprefix("user:")), "")
        return Text(name, name)
    return ACTORS.get("partner" if entry.actor.startswith("partner:") else entry.actor, NOBODY)


def _detail(entry: Entry, track: Track | None) -> Text | None:
    match entry.event:
        case "PAPER_ADDED" | "PAPER_WITHDRAWN":
            return PAPERS[entry.refs["kind"]].label
        case "LETTER_NUMBERED" | "LETTER_SENT" | "LETTER_VOIDED":
            return Text(entry.refs["number"], entry.refs["number"])
        case "OVERDUE":
            return rule_name(entry.refs["rule"], entry.on)
        case _ if entry.to_stage and entry.event in ACTIONS and entry.from_stage != entry.to_stage:
            procedure = SUPERVISION if track is None else track.procedure
            return procedure.stage(entry.to_stage).label
        case _:
            return None
