"""The queue of flags."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, now, staff_only, today
from netra.monitoring import queries
from netra.monitoring.forms import FilterForm
from netra.monitoring.views import scene
from netra.monitoring.views.showing import rows_of
from netra.ui.components import Link

PER_PAGE = 25


@require_safe
@staff_only
def queue(request: StaffRequest) -> HttpResponse:
    """Strongest and soonest to expire first. An analyst of the cyber unit is led to its questions."""
    if not queries.judging(request.user, today()) and queries.analysing(request.user, today()):
        return redirect("monitoring:inquiries")
    scene.enter(request)
    which = request.GET.get("daftar", "")
    form = FilterForm(request.GET or None, contests=queries.contests_in_queue(request.user, today()))
    rows = queries.queue(request.user, form.filters(which), on=today())
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts(request.user, on=today())
    labels = {
        "": _("Menunggu pembaca"),
        "unit": _("Di unit siber"),
        "kukuh": _("Dikukuhkan"),
        "lewat": _("Lewat tujuh hari"),
        "selesai": _("Selesai"),
    }
    context = {
        "form": form,
        "page": page,
        "rows": rows_of(page.object_list, user_id=request.user.pk, on=today(), at=now()),
        "which": which if which in queries.LISTS else "",
        "today": today(),
        "is_narrow": form.is_narrow,
        "late": queries.late_count(request.user, today(), now()),
        "tabs": [
            Link(labels[key], f"?daftar={key}" if key else "?", is_current=key == which, count=counts[key] or None)
            for key in queries.LISTS
        ],
    }
    return render(request, "monitoring/queue.html", context)
