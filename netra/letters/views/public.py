"""The page behind the QR code of a letter."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.letters import queries
from netra.letters.forms import GenuineForm


@require_http_methods(["GET", "HEAD", "POST"])
def genuine(request: HttpRequest, key: str) -> HttpResponse:
    """That a letter was given out: number, office, day; and whether a file is that letter, unaltered. No more."""
    found = queries.genuine(key)
    if found is None:
        raise Http404(_("Tidak ada surat dengan alamat ini. Periksa lagi alamatnya, huruf demi huruf."))
    is_post = request.method == "POST"
    form = GenuineForm(request.POST if is_post else None, request.FILES if is_post else None)
    matches = queries.is_one_of(key, form.fingerprint) if is_post and form.is_valid() else None
    context = {"found": found, "form": form, "matches": matches}
    response = render(request, "letters/genuine.html", context)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "same-origin"  # "no-referrer" would hide whence the form itself comes: refused
    return response
