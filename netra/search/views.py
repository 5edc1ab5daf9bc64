"""The page on which a supervisor looks through files and readings."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.cases.queries import CASE
from netra.search import queries
from netra.search.asking import Wanted, wanted
from netra.search.forms import KINDS, LAW, NEWEST, ORDERS, SearchForm
from netra.ui.components import Link

A_PAGE = 20


@require_safe
@staff_only
def search(request: StaffRequest) -> HttpResponse:
    """Words in, files out; only those the reader may open, and the same for the number of them."""
    if not queries.may_search(request.user, today()):
        raise PermissionDenied
    form = SearchForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    kind, text = given.get("di") or CASE, given.get("q", "")
    asked = wanted(text)
    order = given.get("urut", "")
    is_law = kind == LAW
    law = queries.find_law(asked, on=today(), language=get_language() or "id") if is_law else []
    looked = Wanted((), ()) if is_law else asked
    found = queries.find(request.user, looked, kind, on=today(), newest=order == NEWEST)
    page = Paginator(found.ids, A_PAGE).get_page(request.GET.get("page"))
    tabs = [_tab(str(label), text, code, order, is_current=code == kind) for code, label in KINDS]
    context = {
        "form": form,
        "kind": kind,
        "law": law,
        "on": today(),
        "case_kind": CASE,
        "tabs": tabs,
        "orders": [_tab(str(label), text, kind, code, is_current=code == order) for code, label in ORDERS],
        "page": page,
        "hits": queries.hits(request.user, page.object_list, asked, on=today()),
        "count": len(found.ids),
        "found": found,
        "asked": asked,
    }
    return render(request, "search/search.html", context)


def _tab(label: str, text: str, kind: str, order: str, *, is_current: bool) -> Link:
    asked = {"q": text, "di": kind} | ({"urut": order} if order else {})
    return Link(label, "?" + urlencode(asked), is_current=is_current)
