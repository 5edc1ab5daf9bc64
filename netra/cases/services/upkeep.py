"""What the clock does: a term that has run out becomes an event like any other."""

from datetime import datetime

from netra.cases.clocks import zone_of
from netra.cases.models import Case
from netra.cases.position import CASE
from netra.domain.deadlines import is_waited_for
from netra.ledger import queries as reading
from netra.ledger import services as ledger


def mark_overdue(*, at: datetime) -> int:
    """Write an OVERDUE row for every duty whose clock has run out; running it twice writes nothing more."""
    written = 0
    for deadline in reading.run_out(at):
        if deadline.subject_kind != CASE or is_waited_for(deadline.rule):
            continue
        case = Case.objects.select_related("handling_office__region").get(pk=deadline.subject_id)
        assert deadline.due_at is not None
        on = deadline.due_at.astimezone(zone_of(case)).date()
        written += ledger.mark_overdue(deadline, at=at, on=on) is not None
    return written
