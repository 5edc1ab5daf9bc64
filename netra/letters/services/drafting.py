"""A draft: what an officer may still change before the letter has a number."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from netra.cases.services import Actor
from netra.letters.contents.common import defaults
from netra.letters.kinds import Kind
from netra.letters.models import Letter
from netra.letters.permissions import office_of

if TYPE_CHECKING:
    from netra.cases.models import Case, Paper


def prepare(case: "Case", kind: Kind, paper: "Paper | None", *, by: Actor, on: date, at: datetime) -> Letter:
    """The draft made from a paper; asked for again it is the same draft. Nothing is in the ledger until it is
    numbered: the paper is there already."""
    alive = Letter.objects.filter(case=case, kind=kind.code, paper=paper).exclude(state=Letter.State.VOID)
    found = alive.first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            letter = Letter.objects.create(
                case=case,
                office_id=office_of(case, paper),
                kind=kind.code,
                paper=paper,
                dated=paper.on if paper is not None else on,
                made_at=at,
                made_by=by.ref,
            )
            letter.given = defaults(letter)
            letter.save(update_fields=["given"])
            return letter
    except IntegrityError:  # two asked at once
        return alive.get()


def change(letter: Letter, *, given: Mapping[str, str], dated: date) -> bool:
    """Write the words of a draft; false when somebody else wrote or numbered it meanwhile."""
    free = Letter.objects.filter(pk=letter.pk, state=Letter.State.DRAFT, revision=letter.revision)
    return bool(free.update(given={**letter.given, **given}, dated=dated, revision=letter.revision + 1))
