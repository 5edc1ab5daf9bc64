"""The dashboards themselves."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.dashboards import queries
from netra.dashboards.forms.spans import SpanForm
from netra.dashboards.queries import Ask, Depth
from netra.dashboards.views.asking import ask
from netra.dashboards.views.showing import frame, page_of, sections, tiles
from netra.figures import queries as figures
from netra.figures.queries import Scope, ScopeKind
from netra.ui.components import Link
from netra.ui.words import say

PRESETS = (12, 24, 60)
NATIONAL = "nasional"


@require_safe
@staff_only
def mine(request: StaffRequest) -> HttpResponse:
    """To the dashboard of whoever signed in."""
    home = queries.home(request.user, today())
    if home is None:
        raise Http404
    return redirect(page_of(home))


@require_safe
@staff_only
def nation(request: StaffRequest) -> HttpResponse:
    return _show(request, queries.NATION)


@require_safe
@staff_only
def region(request: StaffRequest, code: str) -> HttpResponse:
    """A province, regency or city."""
    return _show(request, queries.region_scope(code))


@require_safe
@staff_only
def office(request: StaffRequest, code: str) -> HttpResponse:
    """A government, or a supervisors' office."""
    return _show(request, queries.office_scope(code))


def _show(request: StaffRequest, scope: Scope | None) -> HttpResponse:
    question, form = ask(request, scope)
    board = queries.board(question)
    on = question.on
    above = _above(question)
    named = {cell.to for part in board.sections for sheet in part.sheets for row in sheet.rows for cell in row}
    open_to = queries.depths(request.user, [scope for scope in {*named, *above} if scope is not None], on)
    waiting = queries.mine(request.user, on=on, at=now()) if _is_own(question) else queries.NOBODY_WAITS
    context = {
        "where": question.where,
        "span": question.span,
        "between": queries.between(question.span),
        "form": form if form.is_bound else SpanForm(initial=_initial(question)),
        "presets": _presets(on, question),
        "as_of": figures.as_of(),
        "waiting": waiting,
        "says_waiting": waiting.steps > 0 or question.depth is Depth.OWN,
        "tiles": tiles(board.numbers),
        "sections": sections(board.sections, frame(question.where.scope, question.span, frozenset(open_to))),
        "is_partial": question.depth is Depth.TOTALS,
        "is_own": question.depth is Depth.OWN,
        **_report(question),
        "up": _up(question, [scope for scope in above if scope in open_to]),
        "today": on,
    }
    return render(request, "dashboards/board.html", context)


def _is_own(question: Ask) -> bool:
    """Whether the page is the reader's own institution, which is told first what waits for it."""
    return question.reader is not None and queries.home(question.reader, question.on) == question.where.scope


def _initial(question: Ask) -> dict[str, str]:
    return {"dari": f"{question.span.start:%Y-%m}", "sampai": f"{question.span.last_month:%Y-%m}"}


def _presets(on: date, question: Ask) -> list[Link]:
    found = []
    for count in PRESETS:
        span = queries.months_until(on, count)
        found.append(Link(str(count), f"?{span.query}", is_current=span == question.span))
    return found


def _report(question: Ask) -> dict[str, object]:
    """The monthly report a reader of everything may take from here: of the last month that is over, unless another
    single month is shown."""
    scope = question.where.scope
    if question.depth is not Depth.WHOLE or scope.kind not in {ScopeKind.NATION, ScopeKind.PROVINCE, ScopeKind.REGION}:
        return {}
    month = question.span.start if question.span.months == 1 else queries.shifted(question.on, -1)
    code = scope.code or NATIONAL
    return {
        "report_month": queries.month(month),
        "report_pdf": reverse("dashboards:report", args=[code, f"{month:%Y-%m}", "pdf"]),
        "report_docx": reverse("dashboards:report", args=[code, f"{month:%Y-%m}", "docx"]),
    }


def _above(question: Ask) -> list[Scope]:
    """The wider places around this one, the widest first."""
    scope, inside = question.where.scope, question.where.inside
    wider = [queries.NATION]
    if scope.kind in {ScopeKind.OFFICE, ScopeKind.EMPLOYER} and inside:
        wider += [queries.region_scope(inside[:2]), queries.region_scope(inside)]
    elif scope.kind is ScopeKind.REGION:
        wider.append(queries.region_scope(inside[:2]))
    return [one for one in dict.fromkeys(wider) if one != scope]


def _up(question: Ask, wider: list[Scope]) -> list[Link]:
    """The way here from the wider places the reader may open; none: no way up."""
    places = [(one, queries.place(one)) for one in wider]
    found = [Link(say(place.name), page_of(one)) for one, place in places if place is not None]
    return [*found, Link(say(question.where.name), "", is_current=True)] if found else []
