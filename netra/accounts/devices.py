"""Where am I signed in, and how do I end it: one's own sessions, and an administrator's way to end another's."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from netra.accounts import sessions
from netra.accounts.gate import StaffRequest, staff_only
from netra.accounts.models import Membership
from netra.accounts.permissions import may_administer


@require_safe
@staff_only
def mine(request: StaffRequest) -> HttpResponse:
    """Every session of one's own, with the one that asks marked."""
    context = {"rows": sessions.open_sessions(request.user), "here": request.session.session_key}
    return render(request, "accounts/devices.html", context)


@require_POST
@staff_only
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth ships no types
def end_mine(request: StaffRequest, pk: int = 0) -> HttpResponse:
    """End one session, or every other one; asked for again who signed in long ago."""
    here, now = request.session.session_key, timezone.now()
    row = pk or None
    n = sessions.end_sessions(request.user, by=request.user, at=now, row=row, but=here)
    _tell(request, n)
    return redirect("accounts:devices")


@staff_only
@require_POST
def end_all_of(request: StaffRequest, pk: int) -> HttpResponse:
    """An administrator ends every session of somebody, whose phone is lost or who left."""
    if not may_administer(request.user, timezone.localdate()):
        raise Http404
    membership = get_object_or_404(Membership.objects.select_related("user"), pk=pk)
    _tell(request, sessions.end_sessions(membership.user, by=request.user, at=timezone.now()))
    return redirect("accounts:people")


def _tell(request: StaffRequest, n: int) -> None:
    if n:
        messages.success(request, ngettext("%(n)d sesi diakhiri.", "%(n)d sesi diakhiri.", n) % {"n": n})
    else:
        messages.info(request, _("Tidak ada sesi lain yang perlu diakhiri."))
