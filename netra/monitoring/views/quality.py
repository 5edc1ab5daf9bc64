"""How good the flags are."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.monitoring import queries
from netra.monitoring.views import scene


@require_safe
@staff_only
def quality(request: StaffRequest) -> HttpResponse:
    """Precision by rule, region and pair, who was overruled, week by week."""
    scene.enter(request)
    context = {"quality": queries.quality(request.user, on=today()), "fewest": queries.FEWEST}
    return render(request, "monitoring/quality.html", context)
