"""How the work of an office is shared out."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.cases import queries as cases
from netra.worklists.permissions import offices_of


@require_safe
@staff_only
def load(request: StaffRequest) -> HttpResponse:
    """The reader's own institutions, each with its people."""
    offices = dict.fromkeys(offices_of(request.user, today()))
    if not offices:
        raise PermissionDenied
    names = {str(one.institution.pk): one.institution.name for one in cases.standings_of(request.user, today())}
    loads = [(names[office], cases.load_of(office, on=today(), at=now())) for office in offices]
    return render(request, "worklists/load.html", {"loads": loads})
