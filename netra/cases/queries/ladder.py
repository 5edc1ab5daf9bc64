"""How high a silent employer's matter has climbed."""

from collections.abc import Iterable
from dataclasses import dataclass

from netra.cases.models import Track
from netra.cases.queries.tracks import RUNGS
from netra.domain import procedures
from netra.domain.words import Text

NOT_YET = Text("Belum ada pengingat", "No reminder yet")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a referral stands on the ladder: 0 without a reminder; the case's address, whose it is, its stage."""

    track_id: int
    ref: str
    employer: str
    stage: Text
    rung: int
    label: Text


def ladder(track_ids: Iterable[int]) -> dict[int, Standing]:
    """The highest rung each of these referrals has reached. Asks no permission: it names nobody."""
    found = Track.objects.filter(pk__in=list(track_ids)).values_list(
        "pk", "case__ref", "accused__employer_id", "body_id", "procedure_code", "stage", "marks"
    )
    return {row[0]: _standing(*row) for row in found}


def _standing(
    pk: int, ref: str, employer: str | None, body: str | None, procedure: str, stage: str, marks: list[str]
) -> Standing:
    reached = [(place, label) for place, (mark, label, _actions) in enumerate(RUNGS, start=1) if mark in marks]
    rung, label = reached[-1] if reached else (0, NOT_YET)
    row = procedures.procedure(procedure).stage(stage)
    return Standing(pk, ref, employer or body or "", row.label, rung, label)
