"""One act with everything its page shows."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.cases import queries as cases
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.registry import queries as registry
from netra.registry.queries import IncumbentPair
from netra.ui.components import TimelineItem
from netra.watch.models import Doer, OfficeAct
from netra.watch.permissions import visible_to, watches
from netra.watch.queries.verdicts import OFFICE_ACT, Judged, judged

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.evidence.models import Evidence
    from netra.ledger.models import Entry

EVENTS = {
    "ACT_RECORDED": Text("Dicatat dalam register", "Entered in the register"),
    "ACT_COMPLETED": Text("Keterangan dilengkapi", "Details completed"),
    "CASE_MADE": Text("Perkara dibuka dari catatan ini", "A case was opened from this entry"),
}
STRUCK_OFF = Text(
    "Kepala atau wakil kepala daerah ini tercatat maju dalam pemilihan. Bila terbukti, KPU membatalkannya sebagai calon"
    " (UU 10/2016 pasal 71 ayat (5)).",
    "This head or deputy is on record as a candidate. If it is proven, KPU strikes the candidate off (UU 10/2016 art"
    " 71(5)).",
)
OTHER_LAW = Text(
    "Tidak ada petahana yang tercatat maju untuk jabatan ini pada tanggal itu. Yang bukan petahana dikenai sanksi"
    " menurut peraturan lain (UU 10/2016 pasal 71 ayat (6)).",
    "No incumbent is on record as a candidate for this office on that day. Others are sanctioned under other law (UU"
    " 10/2016 art 71(6)).",
)


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act, its verdict, what may follow from it, and what the reader may do with it."""

    judged: Judged
    recorded_by: str
    candidates: tuple[IncumbentPair, ...]
    consequence: Text
    evidence: "tuple[Evidence, ...]"
    history: tuple[TimelineItem, ...]
    has_case: bool
    case: "Case | None"
    may_follow: bool


def act_by_ref(ref: str, user: Visitor, on: date) -> OfficeAct | None:
    """The act with this address, if the asker may see it."""
    found = visible_to(user, on).select_related("region__parent", "institution", "case")
    return found.filter(ref=ref).first()


def act_of_entry(entry: "Entry") -> OfficeAct | None:
    """The act a ledger row is about; asks no permission, its reader tells only those who may see the act."""
    if entry.subject_kind != OFFICE_ACT:
        return None
    return OfficeAct.objects.select_related("region__parent").filter(pk=entry.subject_id).first()


def act_page(act: OfficeAct, user: Visitor, on: date) -> ActPage:
    """Everything the page of an act shows to this reader; only watchers of the region see case and consequence."""
    watching = watches(user, act.region, on) is not None
    candidates = candidates_of(act)
    return ActPage(
        judged=judged(act),
        recorded_by=act.institution.name,
        candidates=candidates if watching else (),
        consequence=STRUCK_OFF if candidates else OTHER_LAW,
        evidence=tuple(evidence_of(act)),
        history=tuple(_item(entry) for entry in ledger.timeline(OFFICE_ACT, act.pk)) if watching else (),
        has_case=watching and act.case is not None,
        case=cases.case_by_ref(act.case.ref, user, on) if act.case is not None else None,
        may_follow=watching,
    )


def candidates_of(act: OfficeAct) -> tuple[IncumbentPair, ...]:
    """Candidates who held this very office on the day of the act. An acting head cannot be one."""
    if act.done_by == Doer.ACTING_HEAD:
        return ()
    found = registry.incumbent_pairs(act.region_id, act.on)
    return tuple(one for one in found if one.office == act.done_by)


def evidence_of(act: OfficeAct, pk: UUID | None = None) -> "list[Evidence]":
    """The evidence of an act, or the one piece of it with this id."""
    pieces: list[Evidence] = list(act.evidence.all())  # type: ignore[arg-type]
    return [piece for piece in sorted(pieces, key=lambda one: one.kept_at) if pk is None or piece.pk == pk]


def _item(entry: "Entry") -> TimelineItem:
    by = ""
    if entry.actor.startswith("user:"):
        pk = int(entry.actor.removeprefix("user:"))
        by = accounts.names_of({pk}).get(pk, "")
    return TimelineItem(EVENTS.get(entry.event, entry.event), entry.at, by)
