"""The desk: begin a talk, go on with one, see who waits to be called."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.desk import queries, services
from netra.desk.models import Way
from netra.desk.views.showing import serving_or_forbidden
from netra.intake.fields import new_token


@require_safe
@staff_only
def home(request: StaffRequest) -> HttpResponse:
    """What is open, what is due, what was done."""
    standings = serving_or_forbidden(request)
    on = today()
    context = {
        "ways": [(Way.HOTLINE, "telephone", "t"), (Way.WALK_IN, "person", "d")],
        "offices": [standing.institution for standing in standings],
        "open": queries.open_calls(request.user, on),
        "backs": queries.backs_due(request.user, on),
        "ended": queries.calls_of(request.user, on),
        "now": timezone.now(),
    }
    return render(request, "desk/home.html", context)


@require_POST
@staff_only
def begin(request: StaffRequest) -> HttpResponse:
    """A talk begins now."""
    offices = {standing.institution.pk: standing.institution for standing in serving_or_forbidden(request)}
    office = offices.get(request.POST.get("office", "")) or next(iter(offices.values()))
    way = request.POST.get("way", "")
    if way not in Way.values:
        messages.warning(request, _("Pilih dulu: telepon, atau datang."))
        return redirect("desk:home")
    token = new_token().signed
    call = services.begin(office=office, way=Way(way), token=token, by=request.user, at=timezone.now())
    return redirect("desk:call", pk=call.pk)
