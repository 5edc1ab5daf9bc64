"""One flag with everything beside it: the act, the reasons, the law of the day, people, readers, questions, history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from netra.accounts import queries as accounts
from netra.accounts.queries import Individual
from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.domain.legal import Cover
from netra.domain.loading import load
from netra.domain.timetable import LABELS, PhaseName
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.monitoring import retention
from netra.monitoring.models import Attribution, Flag, Inquiry, Stage, Verdict
from netra.monitoring.permissions import judges_as
from netra.monitoring.queries.behind import behind
from netra.monitoring.queries.marking import Piece, pieces
from netra.monitoring.queries.names import FLAG
from netra.monitoring.queries.reasons import sentences
from netra.personnel.queries import Behind
from netra.registry import queries as registry
from netra.ui.components import TimelineItem

if TYPE_CHECKING:
    from netra.ledger.models import Entry
    from netra.registry.models import Pair

EVENTS = {
    "FLAG_TAKEN": Text("Diambil untuk dinilai", "Checked out"),
    "FLAG_RELEASED": Text("Dilepas", "Released"),
    "FLAG_READ": Text("Dibaca", "Read"),
    "FLAG_ATTRIBUTED": Text("Pemilik akun dicatat", "Owner of the account recorded"),
    "FLAG_FILED": Text("Perkara dibuka", "Case opened"),
    "FLAG_JOINED": Text("Digabungkan dengan perkara", "Joined with a case"),
    "FLAG_FADED": Text("Kata-kata dan akun dihapus menurut aturan simpan", "Words and account erased under the rule"),
    "LINK_CAPTURED": Text("Tautan dibuka server, hasilnya disegel", "A link was opened, what came was sealed"),
    "ARCHIVE_BROUGHT": Text("Arsip dari tempat lain dimasukkan", "An archive made elsewhere was brought in"),
    "UNIT_ASKED": Text("Ditanyakan kepada unit siber", "The cyber unit was asked"),
    "UNIT_TOOK": Text("Unit siber mulai memeriksa", "The cyber unit began"),
    "UNIT_ANSWERED": Text("Unit siber menjawab", "The cyber unit answered"),
    "UNIT_NOT_NEEDED": Text("Pertanyaan ditarik", "The question was withdrawn"),
    "UNIT_OVERDUE": Text("Batas waktu unit siber terlewati", "The cyber unit's term ran out"),
}
TURNS = {
    1: Text("Pembacaan pertama", "First reading"),
    2: Text("Pembacaan kedua, tanpa melihat yang pertama", "Second reading, without seeing the first"),
    3: Text("Pembacaan penentu", "Deciding reading"),
}


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of act that would be touched if the account's owner is bound; `cover` `None`: the day is not known."""

    code: str
    act: Text
    cover: Cover | None


@dataclass(frozen=True, slots=True)
class Whose:
    """What somebody said about the account."""

    row: Attribution
    status: Text
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A reader's verdict as a page may show it."""

    row: Verdict
    title: Text
    by: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page of a flag shows. `readings` is empty while a reader has to be kept blind."""

    flag: Flag
    text: tuple[Piece, ...]
    target_text: tuple[Piece, ...]
    reasons: tuple[Text, ...]
    deeds: tuple[Deed, ...]
    phase: Text | None
    meant: "tuple[Pair, ...]"
    attributions: tuple[Whose, ...]
    inquiries: tuple[Inquiry, ...]
    readings: tuple[Reading, ...]
    history: tuple[TimelineItem, ...]
    may_judge: bool
    is_mine: bool
    has_read: bool
    turn: int
    fades_on: date | None
    behind: Behind | None

    @property
    def kinds(self) -> tuple[Text, ...]:
        """What is marked in the texts, each once."""
        return tuple(dict.fromkeys(one.label for one in (*self.text, *self.target_text) if one.label))

    @property
    def is_named(self) -> bool:
        return bool(self.attributions) and bool(self.attributions[0].row.name)


def page_of(flag: Flag, user: Individual, *, on: date, at: datetime) -> Page:
    """The page of a flag, for somebody who may see it."""
    verdicts = list(flag.verdicts.select_related("by", "institution"))
    mine = any(one.by_id == user.pk for one in verdicts)
    holds = flag.is_held(at) and flag.held_by_id == user.pk
    # Who may be behind the account is looked up for who has to judge it, not for whoever opens the page.
    asks = holds or (flag.stage == Stage.CONFIRMED and mine)
    rows = list(ledger.timeline(FLAG, flag.pk))
    shown = flag.stage not in {Stage.OPEN, Stage.SECOND} or (mine and flag.stage != Stage.SECOND)
    return Page(
        flag=flag,
        text=pieces(flag.text, flag.matches, "text"),
        target_text=pieces(flag.target_text, flag.matches, "target_text"),
        reasons=sentences(flag.reasons),
        deeds=deeds_of(flag),
        phase=LABELS[PhaseName(flag.phase)] if flag.phase else None,
        meant=pairs_meant(flag),
        attributions=attributions_of(flag),
        inquiries=tuple(flag.inquiries.select_related("office", "asked_by", "taken_by").order_by("-id")),
        readings=tuple(Reading(one, TURNS[one.turn], one.by.name) for one in verdicts) if shown else (),
        history=_told(rows, hide_readers=not shown),
        may_judge=judges_as(user, flag, on) is not None,
        is_mine=holds,
        has_read=mine,
        turn=len(verdicts) + 1,
        fades_on=_fades_on(flag),
        behind=behind(flag, user, on=on, at=at) if asks and flag.erased_at is None else None,
    )


def deeds_of(flag: Flag) -> tuple[Deed, ...]:
    """The kinds of act under the law of the day on which it was posted."""
    catalogue = load()
    on = _day(flag)
    known = [code for code in flag.codes if code in catalogue.rules]
    return tuple(Deed(code, catalogue.rule(code).act, catalogue.cover(code, on) if on else None) for code in known)


def pairs_meant(flag: Flag) -> "tuple[Pair, ...]":
    """The pairs of the contest that the act speaks of."""
    if flag.contest is None or not flag.ballots:
        return ()
    return tuple(one for one in registry.pairs_of([flag.contest]) if one.ballot_no in flag.ballots)


def attributions_of(flag: Flag) -> tuple[Whose, ...]:
    """What was said about the account, the last word first."""
    rows = flag.attributions.select_related("by", "employer", "institution").prefetch_related("pieces__evidence")
    return tuple(Whose(one, STATUS_LABELS[PersonStatus(one.status)], one.by.name) for one in rows.order_by("-id"))


def _day(flag: Flag) -> date | None:
    moment = flag.posted_at or flag.seen_at
    if moment is None:
        return None
    return moment.astimezone(flag.place.zone if flag.place else registry.ZONES["WIB"]).date()


def _fades_on(flag: Flag) -> date | None:
    if flag.stage != Stage.DISMISSED or flag.decided_at is None or flag.erased_at is not None:
        return None
    decided_on = flag.decided_at.astimezone(registry.ZONES["WIB"]).date()
    rule = retention.rule_at(decided_on)
    return rule.fades_on(decided_on) if rule else None


def _told(rows: "Sequence[Entry]", *, hide_readers: bool) -> tuple[TimelineItem, ...]:
    """What happened; while somebody is to read blind, without the names of those who read before."""
    names = accounts.names_of({int(row.actor[5:]) for row in rows if row.actor.startswith("user:")})
    return tuple(
        TimelineItem(
            EVENTS.get(row.event, row.event),
            row.at,
            "" if hide_readers and row.event in {"FLAG_READ", "FLAG_TAKEN"} else names.get(_user(row), ""),
        )
        for row in rows
    )


def _user(row: "Entry") -> int:
    return int(row.actor[5:]) if row.actor.startswith("user:") else 0
