"""The interface explained for people; no third-party viewer, which the content security policy would refuse."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.opendata.api.house import api


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The operations of the interface, from its own description."""
    described = api.get_openapi_schema(path_prefix="/api/v1/")
    operations = [
        {
            "path": path,
            "tells": operation.get("description", ""),
            "parameters": operation.get("parameters", []),
        }
        for path, methods in described["paths"].items()
        for operation in methods.values()
    ]
    return render(request, "opendata/api.html", {"operations": operations, "info": described["info"]})
