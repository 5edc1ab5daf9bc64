"""Calling somebody back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.desk import queries, services
from netra.desk.forms import LaterForm
from netra.desk.models import BackState
from netra.desk.views.showing import no_such_talk, zone_of
from netra.vault import services as vault


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def back(request: StaffRequest, pk: int) -> HttpResponse:
    """The number is shown when asked for, and only then; then: reached, another time, or given up."""
    found = queries.back_for(pk, request.user, today())
    if found is None:
        no_such_talk()
    now, zone = timezone.now(), zone_of(found.call)
    number, later = "", LaterForm(None, now=now, zone=zone)
    if "nomor" in request.POST:
        try:
            number = services.number_of(found, by=request.user, at=now)
        except vault.Forgotten:
            return redirect("desk:home")
    elif "nanti" in request.POST:
        later = LaterForm(request.POST, now=now, zone=zone)
        if later.is_valid():
            services.note_try(found, later=later.due_at, at=now)
            messages.success(request, _("Waktu baru dicatat."))
            return redirect("desk:home")
    elif request.method == "POST":
        state = BackState.REACHED if "selesai" in request.POST else BackState.GIVEN_UP
        services.settle(found, state, by=request.user, at=now)
        messages.success(request, _("Dicatat, dan nomornya dihapus."))
        return redirect("desk:home")
    context = {"back": found, "number": number, "later": later, "zone": zone.key}
    return render(request, "desk/back.html", context)
