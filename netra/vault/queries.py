"""Reading about sealed texts, never the texts themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from netra.ledger.queries import ChainTable, number_of
from netra.vault.keys import all_keys, key_files
from netra.vault.models import Opening, Sealed
from netra.vault.openings import SEALED, opening_body
from netra.vault.relay import relay_ids

OPENINGS = ChainTable(
    letter="O",
    name="openings of the vault",
    model=Opening,
    order=("sealed_id", "sequence"),
    fields=("by", "reason", "at"),
    subject=lambda row: (SEALED, number_of(row["sealed_id"])),
    body=opening_body,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """One opening: `by` is the opaque actor, such as "user:12"."""

    sealed: UUID
    by: str
    reason: str
    at: datetime


def openings(sealed: UUID) -> list[Opened]:
    """Who opened a sealed text, oldest first."""
    return openings_of([sealed])


def openings_of(sealed: Iterable[UUID]) -> list[Opened]:
    """Who opened any of these sealed texts, oldest first; for the auditor's list."""
    rows = Opening.objects.filter(sealed_id__in=list(sealed)).order_by("at", "pk")
    return [Opened(sealed=row.sealed_id, by=row.by, reason=row.reason, at=row.at) for row in rows]


def openings_for(purpose: str) -> "QuerySet[Opening]":
    """Every opening of texts sealed for a purpose, the latest first; for the auditor's page."""
    return Opening.objects.filter(sealed__purpose=purpose).order_by("-at", "-pk")


def is_forgotten(sealed: UUID) -> bool:
    """Whether the text was erased. Raises `Sealed.DoesNotExist` for an unknown id."""
    return Sealed.objects.get(pk=sealed).forgotten_at is not None


def has_key() -> bool:
    """Whether there is a key to seal with."""
    return bool(key_files())


def missing_key_ids() -> list[str]:
    """Ids of keys that sealed something still kept, and whose files are not there. Empty when all is well."""
    wanted = Sealed.objects.filter(forgotten_at=None).values_list("key_id", flat=True).distinct()
    here = {key.id for key in all_keys()} | set(relay_ids())
    return sorted(set(wanted) - here)
