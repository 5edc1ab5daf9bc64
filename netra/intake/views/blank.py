"""The empty form, drawn once in half a minute and handed to everybody: on the night when a country reports, drawing it
for each would be a third of the work. What belongs to one visitor alone is put in last."""

from datetime import datetime
from secrets import token_hex

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language

from netra.intake import queries
from netra.intake.forms.handing_in import WholeForm
from netra.intake.tokens import FormToken
from netra.intake.views.showing import Files, form_context

SECONDS = 30
# Where the two marks of a visitor go; nobody outside can know these words, so no text can bring them along.
CSRF_PLACE, TOKEN_PLACE = f"csrf{token_hex(16)}", f"form{token_hex(16)}"
FOREIGN = (settings.SESSION_COOKIE_NAME, "messages")  # who has these may be shown more than everybody


def is_for_anybody(request: HttpRequest) -> bool:
    """Whether the page asked for is the one that everybody gets: nothing sent, nothing chosen, nobody signed in."""
    return (
        request.method in ("GET", "HEAD") and not request.GET and not any(name in request.COOKIES for name in FOREIGN)
    )


def blank_page(request: HttpRequest, now: datetime, token: FormToken) -> HttpResponse:
    """The page of the empty form with this visitor's marks."""
    name = f"intake-blank-{get_language()}-{queries.may_mail()}-{CSRF_PLACE}"
    page: str | None = cache.get(name)
    if page is None:
        context = form_context(request, WholeForm(request, now=now), token, Files())
        marks = {"csrf_token": CSRF_PLACE, "token": TOKEN_PLACE}
        page = render(request, "intake/report.html", context | marks).content.decode()
        cache.set(name, page, SECONDS)
    return HttpResponse(page.replace(CSRF_PLACE, get_token(request)).replace(TOKEN_PLACE, token.signed))
