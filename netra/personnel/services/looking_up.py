"""Asking who declared an account: one account, one reason, one row in the ledger, whatever comes of it."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.accounts.queries import User
from netra.domain.words import Text
from netra.ledger import services as ledger
from netra.ledger.queries import Entry
from netra.ledger.services import Event, Subject
from netra.personnel.handles import BadHandle, key_of
from netra.personnel.models import DeclaredAccount
from netra.personnel.permissions import looks_up_as, may_see
from netra.personnel.queries.people import declarations

LOOK_UP = "ACCOUNT_LOOKUP"
MOST_A_DAY = 100
SHORTEST_REASON = 10


class CannotLookUp(Exception):
    """This may not be asked, or not so; `text` says why."""

    def __init__(self, id: str, en: str) -> None:
        super().__init__(en)
        self.text = Text(id, en)


@dataclass(frozen=True, slots=True)
class Found:
    """The declarations this reader may see. Those of others are told apart from none at all by nothing."""

    accounts: tuple[DeclaredAccount, ...]

    @property
    def is_disputed(self) -> bool:
        return len({account.employee_id for account in self.accounts}) > 1


def look_up(platform: str, handle: str, *, reason: str, by: User, on: date, at: datetime) -> Found:
    """Who was declared to hold an account on this day, for a reader who may know. Raises `CannotLookUp`."""
    standing = looks_up_as(by, on)
    if standing is None:
        raise CannotLookUp("Peran Anda tidak mencari pemilik akun.", "Your role does not look accounts up.")
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise CannotLookUp(
            "Tulis alasannya, misalnya nomor tanda atau perkara.", "Write why, such as the number of a flag or a case."
        )
    try:
        key_of(platform, handle)
    except BadHandle as bad:
        raise CannotLookUp(bad.text.id, bad.text.en) from bad
    actor = f"user:{by.pk}"
    if Entry.objects.filter(subject_kind=LOOK_UP, subject_id=by.pk, on=on).count() >= MOST_A_DAY:
        raise CannotLookUp(
            f"Sudah {MOST_A_DAY} pencarian hari ini. Lanjutkan besok.",
            f"{MOST_A_DAY} look-ups were made today. Go on tomorrow.",
        )
    found = Found(tuple(row for row in declarations(platform, handle, on) if may_see(by, row.employee, on)))
    event = Event(
        name="ACCOUNT_LOOKED_UP",
        on=on,
        at=at,
        actor=actor,
        institution=standing.institution.pk,
        refs={"platform": platform, "shown": [row.employee_id for row in found.accounts]},
        text=f"{handle.strip()[:200]}\n{reason[:500]}",
    )
    ledger.record(Subject(LOOK_UP, by.pk), event)
    return found
