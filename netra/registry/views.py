"""Public pages: find the office that handles a place."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.registry.forms import FindForm
from netra.registry.names import LONGEST_NAME
from netra.registry.queries import Found, UnknownRegion, find_place, find_regions, office_page, region_by_any_code

# Names of regions change with laws, not with the hour.
_A_DAY = 86_400


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Search by any name; one clear answer leads straight to its page, several are offered."""
    if "q" not in request.GET:
        return render(request, "registry/find.html", {"form": FindForm()})
    form = FindForm({"q": request.GET["q"][: LONGEST_NAME + 1]})
    found: Found | None = find_place(form.cleaned_data["q"]) if form.is_valid() else None
    if found is not None and found.only is not None:
        return redirect("registry:office", code=found.only.code)
    return render(request, "registry/find.html", {"form": form, "found": found})


@require_safe
def office(request: HttpRequest, code: str) -> HttpResponse:
    """The office of a region; a code of former years leads to today's page."""
    try:
        place = region_by_any_code(code)
    except UnknownRegion:
        raise Http404(_("Kode daerah ini tidak dikenal. Cari dengan nama di halaman kantor.")) from None
    if place.code != code:
        return redirect("registry:office", code=place.code)
    return render(request, "registry/office.html", {"page": office_page(place.code, timezone.now())})


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Regions for a form that asks while people type: `{"results": [{"code", "label"}]}`."""
    hits = find_regions(request.GET.get("q", "")[:LONGEST_NAME])
    answer = JsonResponse({"results": [{"code": hit.code, "label": hit.label} for hit in hits]})
    answer["Cache-Control"] = f"public, max-age={_A_DAY}"
    return answer
