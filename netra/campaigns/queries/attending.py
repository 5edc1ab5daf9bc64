"""Who signed in to a session."""

from dataclasses import dataclass

from django.db.models import Count

from netra.campaigns.door_tokens import door_digest
from netra.campaigns.models import Act, AttendanceDoor, Employment


@dataclass(frozen=True, slots=True)
class Signed:
    """Signatures of one agency; `is_known` when it is in the register, else `who` is what was typed."""

    who: str
    is_known: bool
    people: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SignIns:
    """All signatures of a session, most first; `names` only while they are kept."""

    total: int
    rows: tuple[Signed, ...]
    names: int

    @property
    def typed(self) -> tuple[Signed, ...]:
        """Agencies people typed that are in no register."""
        return tuple(row for row in self.rows if not row.is_known and row.who)


def door_of(act: Act) -> AttendanceDoor | None:
    return AttendanceDoor.objects.filter(act=act).first()


def door_by_token(token: str) -> AttendanceDoor | None:
    """The door behind an address, if its session was not called off."""
    found = AttendanceDoor.objects.select_related("act__region").filter(digest=door_digest(token))
    return found.filter(act__cancelled_on=None).first()


def sign_ins(act: Act) -> SignIns:
    """The count as it stands."""
    mine = act.attendances.order_by()
    counted = mine.values_list("agency", "agency__name", "agency_text", "employment").annotate(people=Count("pk"))
    kinds: dict[tuple[str, bool], list[tuple[str, int]]] = {}
    for agency, name, text, employment, people in counted:
        label = str(Employment(employment).label) if employment else ""
        kinds.setdefault((name or text, agency is not None), []).append((label, people))
    rows = [
        Signed(who, is_known, sum(people for _kind, people in parts), tuple(sorted(parts, key=lambda one: -one[1])))
        for (who, is_known), parts in kinds.items()
    ]
    rows.sort(key=lambda row: (-row.people, row.who))
    return SignIns(sum(row.people for row in rows), tuple(rows), mine.exclude(name="").count())


def names_signed(act: Act) -> list[tuple[str, str]]:
    """Names with agencies, for the list of attendance; empty once they are erased."""
    rows = act.attendances.exclude(name="").select_related("agency").order_by("name", "pk")
    return [(row.name, row.agency.name if row.agency else row.agency_text) for row in rows]
