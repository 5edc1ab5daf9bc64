"""The page where one takes one's terms into a calendar, and what the calendar reads."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.agenda import queries, services
from netra.agenda.calendars import calendar

SHOWN = 5


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def page(request: StaffRequest) -> HttpResponse:
    """Make a new address; it is shown once, here."""
    secret = ""
    if request.method == "POST":
        secret = services.make_feed(request.user, language=get_language() or "id", at=now())
    terms = queries.terms(request.user, on=today(), at=now())
    context = {
        "feed": queries.feed_of(request.user),
        "address": settings.SITE_ADDRESS + reverse("agenda:feed", args=(secret,)) if secret else "",
        "terms": terms[:SHOWN],
        "count": len(terms),
    }
    return render(request, "agenda/page.html", context)


@require_POST
@staff_only
def end(request: StaffRequest) -> HttpResponse:
    services.end_feed(request.user, at=now())
    return redirect("agenda:page")


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar itself; an address that was ended is as unknown as one that never was."""
    found = queries.feed_by_secret(secret)
    if found is None:
        raise Http404
    services.note_reading(found, on=today())
    terms = queries.terms(found.user, on=today(), at=now())
    text = calendar(terms, site=settings.SITE_ADDRESS, language=found.language, at=now())
    headers = {"Cache-Control": "no-store, private", "X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
