"""Flags and questions in the shape the pages want."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse

from netra.domain.legal import LegalBasis
from netra.domain.words import Text
from netra.monitoring.models import Flag, InquiryState, Level, Run, RunState, Stage
from netra.monitoring.queries import Deed, Page
from netra.ui.components import LawChip

STAGE_TONES = {
    Stage.OPEN: ("warm", "hourglass-split"),
    Stage.SECOND: ("warm", "eye"),
    Stage.THIRD: ("warn", "signpost-split"),
    Stage.CONFIRMED: ("info", "check-lg"),
    Stage.DISMISSED: ("", "dash-circle"),
    Stage.JOINED: ("good", "layers"),
    Stage.FILED: ("good", "check-circle-fill"),
}
INQUIRY_TONES = {
    InquiryState.OPEN: ("warm", "hourglass-split"),
    InquiryState.TAKEN: ("info", "search"),
    InquiryState.ANSWERED: ("good", "check-circle-fill"),
    InquiryState.WITHDRAWN: ("", "dash-circle"),
}
RUN_TONES = {
    RunState.WAITING: ("warm", "hourglass-split"),
    RunState.RUNNING: ("info", "arrow-repeat"),
    RunState.LOADED: ("good", "check-circle-fill"),
    RunState.BROKEN: ("bad", "exclamation-circle-fill"),
}
# What a manifest counts, in the order in which material passes through.
COUNTS = (
    ("files", Text("Berkas", "Files")),
    ("files_refused", Text("Berkas yang tidak dapat dibaca", "Files that could not be read")),
    ("read", Text("Baris yang dibaca", "Rows read")),
    ("bad", Text("Baris yang disisihkan karena rusak", "Rows set aside as broken")),
    ("flagged", Text("Baris yang ditandai", "Rows flagged")),
    ("again", Text("Terlihat dua kali, disimpan sekali", "Seen twice, kept once")),
    ("renamed", Text("Nomornya kembar, diberi nomor baru", "Shared an id, given a new one")),
    ("written", Text("Tanda yang ditulis", "Flags written")),
    ("strong", Text("Di antaranya kuat", "Strong ones among them")),
)
VERSIONS = (
    ("engine", Text("Mesin", "Engine")),
    ("lexicon", Text("Kata", "Lexicon")),
    ("model", Text("Model", "Model")),
    ("catalogue", Text("Katalog hukum", "Catalogue of law")),
    ("contest", Text("Pemilihan", "Contest")),
)
LONGEST = 140
BAD_SHOWN = 50


@dataclass(frozen=True, slots=True)
class RowView:
    """A flag in a list."""

    flag: Flag
    title: str
    stage: str
    tone: str
    icon: str
    is_strong: bool
    is_held: bool
    is_mine: bool
    is_expired: bool


def rows_of(found: Iterable[Flag], *, user_id: int | None, on: date, at: datetime) -> list[RowView]:
    return [
        RowView(
            flag=one,
            title=shortened(one),
            stage=one.get_stage_display(),
            tone=STAGE_TONES[Stage(one.stage)][0],
            icon=STAGE_TONES[Stage(one.stage)][1],
            is_strong=one.level == Level.STRONG,
            is_held=one.is_held(at),
            is_mine=one.is_held(at) and one.held_by_id == user_id,
            is_expired=one.is_expired(on),
        )
        for one in found
    ]


def shortened(flag: Flag) -> str:
    """The first words of the act; its verb and target where there are no words."""
    line = " ".join(flag.words.split())
    if not line:
        return f"{flag.get_verb_display()} {flag.target_handle}".strip()
    return line if len(line) <= LONGEST else line[: LONGEST - 3].rsplit(" ", 1)[0] + "…"


def laws_of(page: Page) -> list[tuple[Deed, list[LawChip]]]:
    """Each kind of act with the articles that held on the day."""
    return [(one, [_chip(basis) for basis in one.cover.bases] if one.cover else []) for one in page.deeds]


def _chip(basis: LegalBasis) -> LawChip:
    try:
        return LawChip(basis.citation, reverse("portal:regulation", args=[basis.regulation_id]))
    except NoReverseMatch:
        return LawChip(basis.citation)


def ran(run: Run) -> dict[str, Any]:
    """The manifest of a run, line by line; what a manifest does not hold is left out."""
    counts, versions = _table(run.manifest, "counts"), _table(run.manifest, "versions")
    inputs = run.manifest.get("inputs")
    told = [one for one in inputs if isinstance(one, dict)] if isinstance(inputs, list) else []
    return {
        "counts": [(label, counts[key]) for key, label in COUNTS if isinstance(counts.get(key), int)],
        "versions": [(label, str(versions[key])) for key, label in VERSIONS if versions.get(key)],
        "inputs": [(str(one.get("source", "")), one.get("rows"), str(one.get("sha256", ""))) for one in told],
        "bad": [(one.get("row"), _text(one.get("why"))) for one in run.bad[:BAD_SHOWN]],
        "fault": _text(run.fault),
    }


def _table(manifest: Any, name: str) -> dict[str, Any]:
    found = manifest.get(name) if isinstance(manifest, dict) else None
    return found if isinstance(found, dict) else {}


def _text(kept: Any) -> Text | None:
    return Text(str(kept["id"]), str(kept["en"])) if isinstance(kept, dict) and {"id", "en"} <= kept.keys() else None
