"""The register of prevention as its writers see it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet

from netra.accounts import queries as accounts
from netra.accounts.queries import Visitor
from netra.campaigns.models import Act, Agreement, Attachment
from netra.campaigns.permissions import changes_as, manages, visible_to
from netra.campaigns.queries.audience import Audience, audience_of
from netra.domain.words import Text
from netra.ledger import queries as ledger
from netra.ui.components import TimelineItem

if TYPE_CHECKING:
    from netra.ledger.models import Entry

PREVENTION = "PREVENTION"
EVENTS = {
    "PREVENTION_RECORDED": Text("Dicatat dalam register", "Entered in the register"),
    "PREVENTION_CHANGED": Text("Keterangan diubah", "Details changed"),
    "PREVENTION_CANCELLED": Text("Dicatat batal", "Called off"),
    "PREVENTION_SHOWN": Text("Ditampilkan untuk umum", "Shown to the public"),
    "PREVENTION_HIDDEN": Text("Tidak lagi ditampilkan untuk umum", "No longer shown to the public"),
    "PREVENTION_PICTURES": Text("Gambar atau berkas ditambahkan", "Pictures or papers added"),
    "PREVENTION_PICTURE_SHOWN": Text("Gambar ditampilkan untuk umum", "A picture is shown to the public"),
    "PREVENTION_PICTURE_HIDDEN": Text("Gambar tidak lagi untuk umum", "A picture is no longer public"),
    "PREVENTION_AUDIENCE": Text("Instansi yang hadir dicatat", "Agencies that came were noted"),
    "PREVENTION_AGREEMENT_DONE": Text("Kesepakatan dilaksanakan", "An agreed point was done"),
    "PREVENTION_AGREEMENT_OPEN": Text("Kesepakatan dibuka lagi", "An agreed point is open again"),
    "PREVENTION_LETTERS": Text("Surat dibuat untuk setiap instansi", "A letter was made for every agency"),
    "PREVENTION_LETTER_SENT": Text("Surat terkirim lewat surel", "A letter went out by mail"),
    "PREVENTION_LETTERS_DELIVERED": Text("Surat diantar", "Letters were delivered"),
    "PREVENTION_LETTER_AGAIN": Text("Surat dikirim ulang", "A letter is mailed again"),
    "PREVENTION_DOOR_OPENED": Text("Presensi mandiri dibuka", "Signing in was opened"),
    "PREVENTION_DOOR_CLOSED": Text("Presensi mandiri ditutup", "Signing in was closed"),
    "PREVENTION_SIGN_IN_COUNTED": Text("Presensi dihitung sebagai khalayak", "Sign-ins counted as audience"),
    "PREVENTION_NAMES_ERASED": Text("Nama peserta dihapus", "Names of participants erased"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to leave out; empty means: nothing. `when` is "planned", "held", "cancelled" or empty."""

    region_code: str = ""
    kind: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act with everything its staff page shows, and what the reader may do with it."""

    act: Act
    audience: Audience
    pictures: tuple[Attachment, ...]
    follow_ons: tuple[Act, ...]
    history: tuple[TimelineItem, ...]
    recorded_by: str
    may_change: bool
    may_manage: bool


def register(user: Visitor, filters: Filters, *, on: date) -> QuerySet[Act]:
    """The acts the reader may see, the latest first. A province asked for shows its regencies and cities too."""
    acts = visible_to(user, on).select_related("region__parent", "institution")
    if filters.region_code:
        acts = acts.filter(Q(region=filters.region_code) | Q(region__parent=filters.region_code))
    if filters.kind:
        acts = acts.filter(kind=filters.kind)
    match filters.when:
        case "planned":
            acts = acts.filter(cancelled_on=None, on__gt=on)
        case "held":
            acts = acts.filter(cancelled_on=None, on__lte=on)
        case "cancelled":
            acts = acts.exclude(cancelled_on=None)
    return acts.order_by("-on", "-pk")


def act_by_ref(ref: str, user: Visitor, on: date) -> Act | None:
    """The act with this address, if the asker may see it."""
    found = visible_to(user, on).filter(ref=ref).select_related("region__parent", "institution", "follows")
    return found.prefetch_related("speakers", "parties", "agreements", "reaches__agency").first()


def act_page(act: Act, user: Visitor, on: date) -> ActPage:
    """Everything the staff page of an act shows to this reader."""
    may_change = changes_as(user, act, on) is not None
    return ActPage(
        act=act,
        audience=audience_of(act),
        pictures=tuple(act.attachments.select_related("evidence")),
        follow_ons=tuple(
            visible_to(user, on).filter(follows=act).select_related("region__parent").order_by("on", "pk")
        ),
        history=tuple(_item(entry) for entry in ledger.timeline(PREVENTION, act.pk)) if may_change else (),
        recorded_by=act.institution.name,
        may_change=may_change,
        may_manage=manages(user, act.region, on) is not None,
    )


def picture_of(act: Act, pk: UUID) -> Attachment | None:
    """A picture of an act, by the id of its evidence."""
    return act.attachments.filter(evidence=pk).select_related("evidence", "act").first()


def agreement_of(act: Act, id: int) -> Agreement | None:
    """An agreed point of an act."""
    return act.agreements.filter(pk=id).select_related("act").first()


def _item(entry: "Entry") -> TimelineItem:
    by = ""
    if entry.actor.startswith("user:"):
        pk = int(entry.actor.removeprefix("user:"))
        by = accounts.names_of({pk}).get(pk, "")
    return TimelineItem(EVENTS.get(entry.event, entry.event), entry.at, by)
