"""Reading about evidence; looking at the files themselves is `services.look`, which leaves a trace."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet

from netra.evidence.kinds import BY_MEDIA_TYPE, PDF, Family
from netra.evidence.limits import NEAR
from netra.evidence.models import CleanReason, CleanState, Evidence, Touch
from netra.evidence.scanning import held_back, may_be_opened
from netra.evidence.touching import CUSTODY, touch_body
from netra.ledger.queries import ChainTable, number_of

TOUCHES = ChainTable(
    letter="T",
    name="touches of evidence",
    model=Touch,
    order=("evidence_id", "sequence"),
    fields=("who", "at", "what", "why"),
    subject=lambda row: (CUSTODY, number_of(row["evidence_id"])),
    body=touch_body,
    also={"sha256": F("evidence__sha256"), "size": F("evidence__size")},
)


@dataclass(frozen=True, slots=True)
class Similar:
    """Another piece of evidence that may show the same; `distance` is in bits of 64, 0 for equal bytes."""

    evidence: Evidence
    distance: int
    same_bytes: bool


def evidence_of(ids: Iterable[UUID]) -> list[Evidence]:
    """Pieces of evidence by id, oldest first."""
    asked = list(ids)
    return list(Evidence.objects.filter(pk__in=asked).order_by("kept_at", "pk")) if asked else []


def custody(evidence: Evidence) -> list[Touch]:
    """Every touch of one piece of evidence, oldest first."""
    return list(evidence.touches.order_by("at", "pk"))


def ready_to_look_at() -> QuerySet[Evidence]:
    """Pictures and PDFs with a clean copy that workers may open, oldest first."""
    ready = Evidence.objects.filter(may_be_opened(), clean_state=CleanState.DONE, erased_at=None)
    seen = Q(clean_media_type__startswith="image/") | Q(clean_media_type=PDF.media_type)
    return ready.filter(seen).order_by("kept_at", "pk")


def copies_waiting(*, at_most: int) -> int:
    """How many files wait for their clean copy; counting stops at `at_most`."""
    waiting = Evidence.objects.filter(may_be_opened(), clean_state=CleanState.PENDING, erased_at=None)
    return waiting[:at_most].count()


def pictures_held() -> QuerySet[Evidence]:
    """Pieces that were not erased."""
    return Evidence.objects.filter(erased_at=None)


def kept_under(hashes: Iterable[str]) -> list[Evidence]:
    """Pieces not erased with these contents, oldest first."""
    return list(Evidence.objects.filter(sha256__in=list(hashes), erased_at=None).order_by("kept_at", "pk"))


def unreferenced(kept_by: str, before: datetime) -> list[Evidence]:
    """Pieces of this keeper that no row of any app points at, oldest first. Ids inside texts are the caller's part."""
    found = Evidence.objects.filter(kept_by=kept_by, kept_at__lt=before, erased_at=None)
    for relation in Evidence._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.related_model is not Touch:
            field = relation.field  # type: ignore[union-attr]
            if field.concrete and not field.many_to_many:
                pointed = field.model._base_manager.exclude(**{field.name: None})
                found = found.exclude(pk__in=pointed.values_list(field.attname))
    return list(found.order_by("kept_at", "pk"))


def family(evidence: Evidence) -> Family:
    """Whether it is a photo, a video, a sound or a paper."""
    return BY_MEDIA_TYPE[evidence.media_type].family


def has_clean_copy(evidence: Evidence) -> bool:
    """Whether `services.look` can hand out the clean copy now."""
    return evidence.clean_state == CleanState.DONE and not held_back(evidence)


def is_paper(evidence: Evidence) -> bool:
    """Whether it is a PDF whose clean copy can be handed out now."""
    return has_clean_copy(evidence) and evidence.clean_media_type == PDF.media_type


def clean_note(evidence: Evidence) -> str:
    """How far the clean copy is, or why there is none or nobody is given it, as a sentence in the active language."""
    if held := held_back(evidence):
        return held
    reason = CleanReason(evidence.clean_reason).label if evidence.clean_reason else None
    return str(reason or CleanState(evidence.clean_state).label)


def similar(evidence: Evidence) -> list[Similar]:
    """Other pieces with the same bytes or a near perceptual key, nearest first. The caller leaves out what its
    reader may not see.

    Reads all keys (16 characters a row): some tenths of a second at 100,000 pictures.
    """
    found = dict.fromkeys(Evidence.objects.filter(sha256=evidence.sha256).values_list("pk", flat=True), 0)
    same = frozenset(found)
    if evidence.perceptual_key:
        mine = int(evidence.perceptual_key, 16)
        for pk, key in Evidence.objects.exclude(perceptual_key="").values_list("pk", "perceptual_key").iterator():
            distance = (int(key, 16) ^ mine).bit_count()
            if distance <= NEAR:
                found.setdefault(pk, distance)
    found.pop(evidence.pk, None)
    rows = evidence_of(found)
    return sorted(
        (Similar(evidence=row, distance=found[row.pk], same_bytes=row.pk in same) for row in rows),
        key=lambda match: (not match.same_bytes, match.distance),
    )
