"""Taking back what was said about an incumbent; saying it is `mark_incumbent`."""

from django.db import transaction

from netra.registry.models import Incumbency, Pair


@transaction.atomic
def unmark_incumbent(*, pair: Pair, side: str, office_region_code: str) -> bool:
    """Remove a mark that was wrong; false when there was none. A term that ended is a date, not a removal."""
    removed, _rows = Incumbency.objects.filter(pair=pair, side=side, office_region=office_region_code).delete()
    return bool(removed)
