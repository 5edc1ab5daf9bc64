"""The cases behind a number."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases import queries as cases_of
from netra.cases.queries import Row
from netra.dashboards import queries
from netra.dashboards.queries import MOST, NotAsked
from netra.dashboards.views.showing import page_of
from netra.domain.procedures.results import RESULTS
from netra.domain.words import Text
from netra.figures import queries as figures

A_PAGE = 25


@dataclass(frozen=True, slots=True)
class Item:
    row: Row
    title: str
    ends: Text | None


@require_safe
@staff_only
def cases(request: StaffRequest) -> HttpResponse:
    """What a number counts, as far as the reader may open it."""
    on, at = today(), now()
    try:
        question = queries.asked(request.GET)
    except NotAsked:
        raise Http404 from None
    found = queries.behind(question, request.user, on)
    if found is None:
        raise Http404
    page = Paginator(found.ids[:MOST], A_PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    visible = cases_of.visible_to(request.user, on).filter(pk__in=shown)
    by_case: dict[int, Row] = {}
    for row in cases_of.rows_of(visible, request.user, on=on, at=at):
        by_case.setdefault(row.case.pk, row)
    context = {
        "found": found,
        "page": page,
        "items": [_item(by_case[pk]) for pk in shown if pk in by_case],
        "back": page_of(found.where.scope),
        "as_of": figures.as_of(),
        "most": MOST,
        "unit_differs": found.unit != queries.CASES,
    }
    return render(request, "dashboards/cases.html", context)


def _item(row: Row) -> Item:
    title = row.case.official_number or row.case.ref
    result = RESULTS.get(row.track.result if row.track else row.case.result)
    return Item(row, title, result)
