"""Reading what people said about suggestions."""

from collections.abc import Iterator
from hashlib import sha256

from django.db.models import Max

from netra.suggestions.models import Judgement


def text_key(narrative: str) -> str:
    """Tells whether a narrative is still the one that was judged; 64 hexadecimal digits."""
    return sha256(narrative.encode()).hexdigest()


def latest(kind: str, id: int) -> Judgement | None:
    """The last judgement on a matter, or `None`."""
    return Judgement.objects.filter(subject_kind=kind, subject_id=id).select_related("by").order_by("-id").first()


def latest_of_all(kind: str) -> Iterator[Judgement]:
    """The last judgement on each matter of a kind, oldest first."""
    last = Judgement.objects.filter(subject_kind=kind).values("subject_id").annotate(last=Max("id")).values("last")
    return Judgement.objects.filter(pk__in=last).order_by("id").iterator(chunk_size=2000)
