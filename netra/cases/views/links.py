"""The links of a case, for the pages of captures: whose they are and who may read them."""

from django.http import Http404
from django.utils.translation import gettext as _

from netra.accounts.gate import StaffRequest
from netra.captures.queries import Desk
from netra.cases.position import CASE
from netra.cases.views.scene import scene_of
from netra.cases.views.showing import title_of
from netra.ledger.services import Subject


def case_desk(request: StaffRequest, ref: str) -> Desk:
    """Read by whoever reads the account itself; links are fetched for the office that holds an open case."""
    scene = scene_of(request, ref)
    if not scene.view.whole:
        raise Http404(_("Tidak ada perkara dengan alamat ini, atau bukan wewenang Anda membukanya."))
    actor = scene.actor()
    return Desk(
        subject=Subject(CASE, scene.case.pk),
        title=title_of(scene.case),
        home=scene.home(),
        actor=actor.ref,
        institution=scene.case.handling_office_id,
        zone=scene.zone.key,
        may_ask=scene.handles and not scene.case.is_closed,
    )
