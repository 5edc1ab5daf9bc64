"""What was handed to an institution: the tracks that came to it, for its own system to read."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import QuerySet

from netra.accounts.queries import Standing
from netra.cases.models import Track
from netra.cases.permissions import NOBODY, tracks_of


def handed_to(standings: Iterable[Standing]) -> QuerySet[Track]:
    """The tracks these read, in the order they were opened; a supervisor reads cases and has none of them."""
    mine = reduce(or_, (tracks_of(standing) for standing in standings), NOBODY)
    found = Track.objects.filter(mine).order_by("pk")
    return found.select_related("case__handling_office__region", "case__handling_office__parent", "accused", "body")


def institutions_of(case_ids: Iterable[int]) -> frozenset[str]:
    """The bodies and employers that the tracks of these cases have to do with."""
    pairs = Track.objects.filter(case__in=list(case_ids)).values_list("body", "accused__employer")
    return frozenset(str(code) for pair in pairs for code in pair if code)
