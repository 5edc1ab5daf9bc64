"""The formula as published, and the zones that other bodies published."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.domain.loading import load
from netra.zones import queries
from netra.zones.wording import GRADES, LEVELS

PER_PAGE = 50


@require_safe
def formula(request: HttpRequest) -> HttpResponse:
    """Every formula with its dates, weights, bands and reasons; the latest first."""
    formulas = [
        {
            "formula": one,
            "grades": [(GRADES.get(name.upper(), name), points) for name, points in one.vulnerability.items()],
            "bands": [(LEVELS[level], bands) for level, bands in one.bands.items()],
        }
        for one in reversed(load().formulas)
    ]
    return render(request, "zones/formula.html", {"formulas": formulas})


@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """What other bodies said of which region, with date and source."""
    page = Paginator(queries.published(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "zones/published.html", {"page": page})
