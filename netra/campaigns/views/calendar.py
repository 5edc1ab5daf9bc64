"""The calendar of an office."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.accounts.gate import StaffRequest, staff_only, today
from netra.campaigns import queries
from netra.campaigns.views import scene
from netra.campaigns.views.public import row_of


@require_safe
@staff_only
def calendar(request: StaffRequest) -> HttpResponse:
    """The phases of the election in a region, what they ask for, what is planned, and what was agreed and is open."""
    scene.enter(request)
    region, form = scene.place_of(request)
    if region is None:
        return render(request, "campaigns/calendar.html", {"form": form, "region": None})
    year = request.GET.get("tahun", "")
    asked = int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else None
    found = queries.calendar(region, today(), year=asked)
    visible = set(queries.visible_to(request.user, today()).filter(region=region).values_list("pk", flat=True))
    context = {
        "form": form,
        "region": region,
        "calendar": found,
        "phases": [(phase, [row_of(act) for act in phase.acts if act.pk in visible]) for phase in found.phases],
        "others": [row_of(act) for act in found.other_acts if act.pk in visible],
        "agreements": [one for one in found.agreements if one.act_id in visible],
        "may_write": queries.writes_as(request.user, region, today()) is not None,
        "today": today(),
    }
    return render(request, "campaigns/calendar.html", context)
