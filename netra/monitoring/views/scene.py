"""Who asks, about which flag or question, as whom: the first lines of every page."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest, today
from netra.accounts.queries import Standing
from netra.cases.services import Actor
from netra.monitoring import queries
from netra.monitoring.models import Flag, Inquiry


def enter(request: StaffRequest) -> tuple[Standing, ...]:
    """The standings under which somebody judges flags; nobody else comes in."""
    standings = queries.judging(request.user, today())
    if not standings:
        raise PermissionDenied(_("Halaman ini untuk pengawas pemilihan dari kabupaten/kota ke atas."))
    return standings


def found(request: StaffRequest, ref: str) -> Flag:
    """The flag, for whoever may judge it; a stranger is not told that it exists."""
    row = queries.flag_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Tanda ini tidak ada, atau bukan untuk kantor Anda."))
    return row


def judging(request: StaffRequest, flag: Flag) -> Actor:
    """As whom somebody acts on a flag."""
    standing = queries.judges_as(request.user, flag, today())
    if standing is None:
        raise PermissionDenied
    return actor(request, standing)


def asked(request: StaffRequest, ref: str) -> Inquiry:
    """The inquiry, for those who asked or were asked."""
    row = queries.inquiry_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Pertanyaan ini tidak ada, atau bukan untuk unit Anda."))
    return row


def actor(request: StaffRequest, standing: Standing) -> Actor:
    return Actor.staff(request.user, standing.institution.pk)
