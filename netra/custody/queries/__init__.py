"""Reads of the roots."""

from django.db.models import Prefetch, QuerySet

from netra.custody.models import Anchor, Root


def roots() -> QuerySet[Root]:
    """Every root, the newest first, with the time tokens it got as `tokens`."""
    tokens = Anchor.objects.filter(kind=Anchor.Kind.TIME).defer("proof").order_by("pk")
    return Root.objects.order_by("-number").prefetch_related(Prefetch("anchors", tokens, to_attr="tokens"))


def token(number: int, pk: int) -> bytes | None:
    """A time token of a root, as the authority sent it."""
    found = Anchor.objects.filter(pk=pk, root__number=number, kind=Anchor.Kind.TIME).first()
    return None if found is None else bytes(found.proof)
