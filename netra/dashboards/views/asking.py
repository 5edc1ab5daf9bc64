"""From a request to what may be shown: a place that is not for the reader does not exist."""

from django.http import Http404

from netra.accounts.gate import StaffRequest, today
from netra.dashboards import queries
from netra.dashboards.forms.spans import SpanForm
from netra.dashboards.queries import Ask
from netra.figures.queries import Scope


def ask(request: StaffRequest, scope: Scope | None) -> tuple[Ask, SpanForm]:
    """Who asks for what. Raises `Http404` for a place that does not exist or is not the reader's."""
    on = today()
    where = queries.place(scope) if scope is not None else None
    depth = queries.depth(request.user, where.scope, on) if where is not None else None
    if where is None or depth is None:
        raise Http404
    form = SpanForm(request.GET if {"dari", "sampai"} & request.GET.keys() else None)
    form.is_valid()
    return Ask(where, depth, form.span(on), on, request.user), form
