"""What other bodies published, for everybody: filtered, with contradictions side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from netra.dashboards.forms.outside import PublishedFilter
from netra.domain.words import Text
from netra.figures import queries as figures
from netra.figures.queries import OutsideFigure
from netra.registry import queries as registry

ROWS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with its thing in words: a region's name, a kind of act, a post, or the measure of a total."""

    figure: OutsideFigure
    thing: Text

    @property
    def amount(self) -> str:
        """The value in the digits of the page's language."""
        return number_format(self.figure.amount, force_grouping=True)


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    language = get_language() or "id"
    dimensions = [(code, words.in_(language)) for code, words in figures.dimensions()]
    form = PublishedFilter(request.GET, bodies=figures.bodies(), dimensions=dimensions)
    found = figures.outside()
    if form.is_valid():
        region = form.cleaned_data["wilayah"]
        found = figures.outside(region.pk if region else None, form.cleaned_data["badan"], form.cleaned_data["ukuran"])
    rows = list(found)
    page = Paginator(rows, ROWS).get_page(request.GET.get("halaman"))
    names = _names([*page.object_list, *(one for pair in figures.contradictions(rows) for one in pair.figures)])
    context = {
        "form": form,
        "page": page,
        "count": len(rows),
        "lines": [_line(row, names) for row in page.object_list],
        "contradictions": [[_line(one, names) for one in pair.figures] for pair in figures.contradictions(rows)],
    }
    return render(request, "dashboards/published.html", context)


def _names(rows: Iterable[OutsideFigure]) -> dict[str, str]:
    if not any(row.dimension == "REGION" for row in rows):
        return {}
    return {region.code: region.full_name for region in registry.all_regions()}


def _line(row: OutsideFigure, names: dict[str, str]) -> Line:
    if row.dimension == "REGION":
        name = names.get(row.key, row.key)
        return Line(row, Text(name, name))
    return Line(row, row.key_label if row.key else row.dimension_label)
