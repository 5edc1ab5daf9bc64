"""The pages shown when a request cannot be served, and the one that gives a late form its text back."""

import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

SECRET_NAMES = re.compile(r"password|passwd|sandi|token|otp|secret|recovery", re.IGNORECASE)
MACHINE_NAMES = re.compile(r"(_FORMS|-FORMS)$|^next$|_key$|^idempot|^id$|-id$", re.IGNORECASE)
LONGEST_SHOWN = 4000
FORM_MARK = "token"  # not a password: it makes sending the same form twice harmless


@dataclass(frozen=True, slots=True)
class KeptPair:
    """One posted field: `name` and `value` as they came, `label` for people."""

    name: str
    value: str

    @property
    def label(self) -> str:
        words = re.sub(r"^form-\d+-|-\d+-", " ", self.name)
        return re.sub(r"[_\-\s]+", " ", words).strip().capitalize()


def keep_form(
    request: HttpRequest, *, status: int = 403, sign_in_url: str = "", labels: dict[str, str] | None = None
) -> HttpResponse:
    """Answer a form that came after its session ended with its own text and a button to send it again.

    Passwords and codes are never echoed. Only a form that our own pages sent is kept: one that another site posted in
    the reader's name gets the plain page 403, so that nobody is led into sending a stranger's words as their own.
    `labels` gives fields better names than the ones made from their codes.
    """
    if request.method != "POST" or not came_from_here(request):
        return forbidden(request)
    try:
        pairs, has_files = list(_posted(request)), bool(request.FILES)
    except (SuspiciousOperation, MultiPartParserError, OSError):
        return too_large(request)
    kept = [pair for pair in pairs if not SECRET_NAMES.search(pair.name)]
    context = {
        "pairs": kept,
        "shown": _shown(kept, labels or {}),
        "has_secrets": len(kept) < len(pairs),
        "has_files": has_files,
        "sign_in_url": sign_in_url,
        "action": request.get_full_path(),
    }
    return _uncached(render(request, "ui/kept_form.html", context, status=status))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For CSRF_FAILURE_VIEW: the token is gone, the text is not."""
    return keep_form(request)


def came_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that one of our own pages sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    return bool(source) and urlsplit(source).netloc == request.get_host()


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """For handler400: a form that is too long gets its own page, which says what to do about it."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    return _uncached(render(request, "400.html", status=400))


def broken(request: HttpRequest) -> HttpResponse:
    """For handler500: what a form held is given back, and where the database did not answer the page says so.

    Nothing here may ask the database: the page is made without what other pages know of their reader.
    """
    is_database = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    context: dict[str, object] = {"is_database": is_database}
    if request.method == "POST" and came_from_here(request):
        try:
            pairs = [pair for pair in _posted(request) if not SECRET_NAMES.search(pair.name) or pair.name == FORM_MARK]
        except (SuspiciousOperation, MultiPartParserError, OSError):
            pairs = []
        context |= {
            "pairs": pairs,
            "shown": _shown(pairs, {}),
            "has_files": bool(pairs and request.FILES),
            "action": request.get_full_path(),
            "csrf_token": get_token(request),
        }
    answer = HttpResponse(render_to_string("500.html", context), status=503 if is_database else 500)
    if is_database:
        answer["Retry-After"] = "60"
    return _uncached(answer)


def _shown(pairs: list[KeptPair], labels: dict[str, str]) -> list[dict[str, str]]:
    """What of a form its writer would recognise."""
    return [
        {"label": labels.get(pair.name, pair.label), "value": pair.value[:LONGEST_SHOWN]}
        for pair in pairs
        if pair.value.strip() and not MACHINE_NAMES.search(pair.name) and pair.name != FORM_MARK
    ]


def forbidden(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _uncached(render(request, "403.html", {"reason": reason}, status=403))


def too_large(request: HttpRequest, limit: int | None = None) -> HttpResponse:
    """`limit` in bytes, if it should be named."""
    return _uncached(render(request, "413.html", {"limit": limit}, status=413))


def too_many(request: HttpRequest, wait: int | None = None) -> HttpResponse:
    """`wait` in seconds; the page says it in minutes, rounded up."""
    minutes = -(-wait // 60) if wait else None
    answer = _uncached(render(request, "429.html", {"minutes": minutes}, status=429))
    if wait:
        answer["Retry-After"] = str(wait)
    return answer


def _posted(request: HttpRequest) -> Iterable[KeptPair]:
    for name, values in request.POST.lists():
        if name != "csrfmiddlewaretoken":
            for value in values:
                yield KeptPair(name, str(value))


def _uncached(answer: HttpResponse) -> HttpResponse:
    answer["Cache-Control"] = "no-store"
    return answer
