"""The parties behind a pair, where a file of candidates named them."""

from collections.abc import Iterable

from netra.lexicons.models import PairFacts


def parties_of(pairs: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Parties by the id of the pair; pairs of whom nobody told are left out."""
    found = PairFacts.objects.filter(pair__in=list(pairs)).exclude(parties=[])
    return {pair: tuple(parties) for pair, parties in found.values_list("pair_id", "parties")}
