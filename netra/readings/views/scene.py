"""Who asks, for which reading, as whom: the first lines of every page."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest, today
from netra.accounts.queries import Standing
from netra.cases.services import Actor
from netra.readings import queries
from netra.readings.models import Reading


def enter(request: StaffRequest) -> tuple[Standing, ...]:
    """The offices for which somebody has texts read; nobody else comes in."""
    standings = queries.readers(request.user, today())
    if not standings:
        raise PermissionDenied(_("Halaman ini untuk pengawas pemilihan."))
    return standings


def found(request: StaffRequest, ref: str) -> Reading:
    """The reading, for whoever may see it; a stranger is not told that it exists."""
    row = queries.reading_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Bacaan ini tidak ada, atau bukan untuk kantor Anda."))
    return row


def deciding(request: StaffRequest, reading: Reading) -> Actor:
    """As whom somebody decides on a reading."""
    standing = queries.decides_as(request.user, reading, today())
    if standing is None:
        raise PermissionDenied
    return actor(request, standing)


def actor(request: StaffRequest, standing: Standing) -> Actor:
    return Actor.staff(request.user, standing.institution.pk)
