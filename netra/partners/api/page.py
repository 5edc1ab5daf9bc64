"""The interface explained for people, from its own description."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.partners import problems
from netra.partners.api.house import api
from netra.partners.models import EventType, Scope
from netra.partners.problems import Kind


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The operations, the scopes, the kinds of event and of refusal. Nothing here is about any case."""
    described = api.get_openapi_schema(path_prefix="/api/partner/v1/")
    operations = [
        {"method": method.upper(), "path": path, "tells": operation.get("description", "")}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    refusals = [one for one in vars(problems).values() if isinstance(one, Kind)]
    context = {
        "operations": operations,
        "scopes": Scope.choices,
        "types": EventType.choices,
        "refusals": sorted(refusals, key=lambda one: (one.status, one.code)),
    }
    return render(request, "partners/docs.html", context)
