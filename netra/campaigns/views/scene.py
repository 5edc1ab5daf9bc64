"""What the staff pages of prevention ask first: may this person be here, which act, under which office."""

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest, today
from netra.accounts.queries import Standing
from netra.campaigns import queries
from netra.campaigns.forms import PlaceForm
from netra.campaigns.models import Act
from netra.cases.services import Actor

if TYPE_CHECKING:
    from netra.registry.models import Region


def enter(request: StaffRequest) -> None:
    """Supervisors, personnel authorities and monitors only."""
    if not queries.may_enter(request.user, today()):
        raise PermissionDenied


def found(request: StaffRequest, ref: str) -> Act:
    """The act with this address if the reader may see it."""
    row = queries.act_by_ref(ref, request.user, today()) if ref.isascii() and ref.isalnum() else None
    if row is None:
        raise Http404(_("Kegiatan ini tidak ada, atau bukan untuk kantor Anda."))
    return row


def changing(request: StaffRequest, act: Act) -> Actor:
    """Who acts, for somebody who may change the act."""
    standing = queries.changes_as(request.user, act, today())
    if standing is None:
        raise PermissionDenied
    return actor(request, standing)


def actor(request: StaffRequest, standing: Standing) -> Actor:
    return Actor.staff(request.user, standing.institution.pk)


def home_of(request: StaffRequest) -> "Region | None":
    """The region of the reader's own office; none for a national one."""
    homes = [standing.institution.region for standing in queries.writers(request.user, today())]
    return next((home for home in homes if home is not None), None)


def place_of(request: StaffRequest) -> "tuple[Region | None, PlaceForm]":
    """The region asked for with `?daerah=`, else one's own; `None` where neither is there. 404 for a region that is
    not the reader's to read."""
    home = home_of(request)
    form = PlaceForm(request.GET) if request.GET.get("daerah") else PlaceForm(initial={"daerah": home})
    region = home
    if form.is_bound:
        region = form.cleaned_data["daerah"] if form.is_valid() else None
    if region is not None and not queries.reads_region(request.user, region, today()):
        raise Http404(_("Daerah ini di luar wilayah kerja Anda."))
    return region, form
