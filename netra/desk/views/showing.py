"""What several pages of the desk need."""

from typing import NoReturn
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest, today
from netra.accounts.queries import Standing
from netra.desk import queries
from netra.desk.models import Call
from netra.intake import queries as intake


def serving_or_forbidden(request: StaffRequest) -> tuple[Standing, ...]:
    """The reader's desks; whoever has none is told that this page is for others."""
    standings = queries.serving(request.user, today())
    if not standings:
        raise PermissionDenied(_("Halaman ini untuk petugas lain."))
    return standings


def call_or_404(request: StaffRequest, pk: int) -> Call:
    """A talk of the reader's own office."""
    found = queries.call_for(pk, request.user, today())
    return found if found is not None else no_such_talk()


def no_such_talk() -> NoReturn:
    raise Http404(_("Tidak ada pembicaraan dengan alamat ini, atau bukan dari kantor Anda."))


def zone_of(call: Call) -> ZoneInfo:
    """The clock of the office."""
    return intake.zone_of(call.institution)
