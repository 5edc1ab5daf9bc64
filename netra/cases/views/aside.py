"""Cases that came in during a flood and wait beside the work list: read, and let in one by one or all at once."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from netra.accounts.gate import StaffRequest, staff_only
from netra.cases import queries, services
from netra.cases.actor import Actor
from netra.cases.forms import LetInForm
from netra.cases.views.showing import title_of

A_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def aside(request: StaffRequest) -> HttpResponse:
    """What waits, the oldest first; a POST lets in what was ticked, or everything the reader may let in."""
    today = timezone.localdate()
    if not any(standing.is_supervisor for standing in queries.standings_of(request.user, today)):
        raise PermissionDenied(_("Halaman ini untuk pengawas."))
    found = queries.cases_aside(request.user, today)
    if request.method == "POST":
        return _let_in(request, LetInForm(request.POST, cases=found))
    page = Paginator(found.select_related("handling_office", "region"), A_PAGE).get_page(request.GET.get("page"))
    lines = queries.waiting_lines(list(page.object_list), request.user, today)
    shown = [(line, title_of(line.case)) for line in lines]
    context = {"page": page, "lines": shown, "may": any(line.mine for line in lines), "today": today}
    return render(request, "cases/aside.html", context)


def _let_in(request: StaffRequest, form: LetInForm) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    if not form.is_valid():
        messages.warning(request, _("Pilih dahulu yang akan dimasukkan ke daftar kerja."))
        return redirect("cases:aside")
    n = 0
    for case in form.chosen():
        if queries.may_let_in(case, request.user, today):
            actor = Actor.staff(request.user, queries.acting_for(case, request.user, today))
            n += services.let_in([case], by=actor, on=today, at=now)
    told = ngettext("%(n)d perkara masuk daftar kerja.", "%(n)d perkara masuk daftar kerja.", n) % {"n": n}
    messages.success(request, told)
    return redirect("cases:work" if not queries.cases_aside(request.user, today).exists() else "cases:aside")
