"""Flags and questions in the shape the pages want."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse

from netra.domain.legal import LegalBasis
from netra.monitoring.models import Flag, InquiryState, Level, Stage
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
LONGEST = 140


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
