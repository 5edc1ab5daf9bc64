"""The addresses of the house, with the guide of components and two pages that fail on purpose."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from netra.config import urls as house


def breaks(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def overflows(request: HttpRequest) -> HttpResponse:
    raise RequestDataTooBig("too long on purpose")


@require_POST
def receives(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"received {request.POST['what']}")


urlpatterns = [
    path("ui/", include("netra.ui.urls")),
    path("breaks/", breaks),
    path("overflows/", overflows),
    path("receives/", receives),
    *house.urlpatterns,
]
handler400 = house.handler400
