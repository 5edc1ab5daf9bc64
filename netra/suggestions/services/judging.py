"""Keeping what a person made of a suggestion."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from netra.domain.loading import load
from netra.engine.suggest import Suggestion
from netra.suggestions.models import Judgement, Way
from netra.suggestions.queries import latest, text_key

if TYPE_CHECKING:
    from netra.accounts.queries import User


class UnknownCode(LookupError):
    """A code that the catalogue does not have; the page offered none such."""


@transaction.atomic
def judge(
    subject: tuple[str, int],
    suggestion: Suggestion,
    *,
    narrative: str,
    chosen: Sequence[str],
    way: Way,
    by: "User",
    institution: str,
    at: datetime,
) -> Judgement:
    """Keep one confirmation or correction; saying the same again adds nothing.

    `chosen` empty means that nothing in the catalogue fits. Raises `UnknownCode`.
    """
    catalogue = load()
    codes = list(dict.fromkeys(chosen))
    for code in codes:
        if code not in catalogue.rules:
            raise UnknownCode(code)
    kind, id = subject
    before, key = latest(kind, id), text_key(narrative)
    if before is not None and (before.chosen, before.text_key, before.by_id) == (codes, key, by.pk):
        return before
    return Judgement.objects.create(
        subject_kind=kind,
        subject_id=id,
        way=way,
        text_key=key,
        act_on=suggestion.on,
        region_code=suggestion.region_code or "",
        offered=[[one.code, round(one.score, 4)] for one in suggestion.found],
        misfit=suggestion.misfit.key if suggestion.misfit else "",
        chosen=codes,
        engine=suggestion.version,
        catalogue=catalogue.version,
        institution_id=institution,
        by=by,
        at=at,
    )
