"""Whether the house lives and can serve, its measures, and a page of both for its administrators."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.operations import measuring, queries

LOOPBACK = {"127.0.0.1", "::1"}
HANDED_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
TEXT = "text/plain; version=0.0.4; charset=utf-8"
SILENT_AFTER = 120  # seconds without a round of any job: no worker is there


@require_safe
@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """This process answers. Asks nothing of anything else, so that a lost database restarts nobody."""
    return HttpResponse("hidup\n", content_type="text/plain; charset=utf-8")


@require_safe
@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Whether reports can be taken now; 503 where they cannot, with the part that is not well."""
    parts = queries.readiness()
    well = all(part.is_well for part in parts)
    told = {"ready": well, "parts": {part.name: part.is_well for part in parts}}
    return JsonResponse(told, status=200 if well else 503)


@require_safe
@never_cache
def measures(request: HttpRequest) -> HttpResponse:
    """For whoever brings the token; without one configured, for this machine itself, not through a server before us.
    Nobody else is told that there is such a page."""
    if not _may_measure(request):
        raise Http404
    return HttpResponse(measuring.page(), content_type=TEXT)


def _may_measure(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}")
    handed_on = any(name in request.META for name in HANDED_ON)
    return request.META.get("REMOTE_ADDR", "") in LOOPBACK and not handed_on


@require_safe
@staff_only
def house(request: StaffRequest) -> HttpResponse:
    """The same for people: what waits, what the workers did last."""
    if not queries.may_watch(request.user, today()):
        raise Http404
    last = queries.last_beat()
    context = {
        "parts": queries.readiness(),
        "queues": queries.queues(),
        "beats": queries.beats(),
        "last": last,
        "is_silent": last is None or (now() - last).total_seconds() > SILENT_AFTER,
        "free": queries.free_bytes(),
        "now": timezone.now(),
    }
    return render(request, "operations/house.html", context)
