"""The cyber unit learns that it is asked, the one who asked that it answered, and nobody else learns anything."""

from datetime import timedelta

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.monitoring import services as monitoring
from netra.monitoring.models import Inquiry
from netra.notices.models import Notice
from netra.notices.services import collect
from tests.builders import at
from tests.cast import Cast
from tests.monitoring.builders import TODAY, a_flag, an_inquiry
from tests.notices.builders import told


def answered(row: Inquiry, cast: Cast) -> None:
    by = cast.sinta.actor
    monitoring.answer_inquiry(row, text="Akun asli.", confidence="HIGH", seen=0, by=by, on=TODAY, at=at(TODAY, 10))


def test_it_works(cast: Cast) -> None:
    row = an_inquiry(a_flag(), cast.budi)
    answered(row, cast)
    collect(at(TODAY, 11))
    assert told() == [("Sinta", "UNIT_ASKED"), ("Budi", "UNIT_ANSWERED")]
    assert set(Notice.objects.values_list("path", flat=True)) == {f"/pemantauan/siber/{row.ref}/"}


def test_a_term_that_ran_out_is_told_to_both(cast: Cast) -> None:
    an_inquiry(a_flag(), cast.budi)
    late = at(TODAY + timedelta(days=3))
    monitoring.mark_overdue(at=late)
    collect(late)
    assert told() == [("Sinta", "UNIT_ASKED"), ("Budi", "UNIT_LATE"), ("Sinta", "UNIT_LATE")]


def test_who_left_the_office_is_not_told(cast: Cast) -> None:
    row = an_inquiry(a_flag(), cast.budi)
    cast.budi.user.memberships.update(until=TODAY - timedelta(days=1))
    office = cast.budi.office
    add_member(email="baru@contoh.invalid", name="Baru", institution=office, role=Role.DISTRICT_SUPERVISOR, since=TODAY)
    answered(row, cast)
    collect(at(TODAY, 11))
    assert told() == [("Sinta", "UNIT_ASKED")]
