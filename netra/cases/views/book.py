"""The auditor's book: the ledger in codes, without texts and names, and the check of its numbers."""

import json

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only
from netra.accounts.queries import Role
from netra.cases import queries
from netra.ledger.queries import Entry

A_PAGE = 100


@require_safe
@staff_only
def book(request: StaffRequest) -> HttpResponse:
    """Rows of all cases or of one; for auditors alone."""
    if Role.AUDITOR not in queries.roles_of(request.user, timezone.localdate()):
        raise Http404
    ref = request.GET.get("perkara", "").replace("\x00", "").strip().lower()[:12]
    page = Paginator(queries.book(ref), A_PAGE).get_page(request.GET.get("page"))
    refs = queries.refs_of(row.subject_id for row in page.object_list if row.subject_kind == queries.CASE)
    check = queries.check_book()
    context = {
        "page": page,
        "rows": [(row, _address(row, refs), json.dumps(row.refs, sort_keys=True)) for row in page.object_list],
        "ref": ref,
        "check": check,
        "gaps": queries.refs_of(check.gaps).values(),
    }
    return render(request, "cases/book.html", context)


def _address(row: Entry, refs: dict[int, str]) -> str:
    return refs.get(row.subject_id, "") if row.subject_kind == queries.CASE else ""
