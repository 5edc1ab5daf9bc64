"""Pages for everybody: the way in, help, and the law as the catalogue has it."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import get_language

from netra.domain.deadlines import rules as deadline_rules
from netra.domain.loading import load
from netra.domain.procedures import ALL
from netra.domain.rulebook import UnknownRecord
from netra.search.queries import find_law, wanted


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/home.html")


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/help.html")


def law(request: HttpRequest) -> HttpResponse:
    """The kinds of act and what covered each on a day the reader chooses."""
    on = _day(request)
    catalogue = load()
    rules = catalogue.rules_at(on)
    text = request.GET.get("q", "")[:200]
    context = {
        "q": text,
        "law": find_law(wanted(text), on=on, language=get_language() or "id"),
        "on": on,
        "is_bad_day": "hari" in request.GET and parse_day(request.GET["hari"]) is None,
        "covers": [catalogue.cover(rule.code, on) for rule in rules if rule.family != "S20"],
        "regulations": sorted(catalogue.regulations.values(), key=lambda row: (row.year, row.id)),
        "deadlines": [rule for rule in deadline_rules() if rule.period.holds(on)],
        "procedures": [procedure for procedure in ALL if procedure.period.holds(on)],
    }
    return render(request, "portal/law.html", context)


def regulation(request: HttpRequest, id: str) -> HttpResponse:
    try:
        found = load().regulation(id)
    except UnknownRecord as error:
        raise Http404 from error
    return render(request, "portal/regulation.html", {"regulation": found, "on": timezone.localdate()})


def _day(request: HttpRequest) -> date:
    return parse_day(request.GET.get("hari", "")) or timezone.localdate()


def parse_day(text: str) -> date | None:
    """A day as YYYY-MM-DD, or `None` when it is not one that exists."""
    try:
        return parse_date(text)
    except ValueError:
        return None
