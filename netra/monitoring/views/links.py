"""The links of a flag, for the pages of captures."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest, today
from netra.captures.queries import Desk
from netra.ledger.services import Subject
from netra.monitoring import queries
from netra.monitoring.queries.names import FLAG
from netra.monitoring.views import scene
from netra.monitoring.views.showing import shortened
from netra.registry import queries as registry


def flag_desk(request: StaffRequest, ref: str) -> Desk:
    """Read, and fetched, by those who judge the flag."""
    row = scene.found(request, ref)
    standing = queries.judges_as(request.user, row, today())
    if standing is None or row.erased_at is not None:
        raise Http404(_("Tanda ini tidak ada, atau bukan untuk kantor Anda."))
    return Desk(
        subject=Subject(FLAG, row.pk),
        title=shortened(row),
        home=reverse("monitoring:flag", args=[row.ref]),
        actor=f"user:{request.user.pk}",
        institution=standing.institution.pk,
        zone=row.place.zone.key if row.place else registry.ZONES["WIB"].key,
        may_ask=True,
    )
