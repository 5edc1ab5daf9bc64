"""The addresses the pages of `netra.ui` need when they are tried alone."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from netra.ui import failures


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


urlpatterns = [
    path("ui/", include("netra.ui.urls")),
    path("broken/", broken),
    path("i18n/", include("django.conf.urls.i18n")),
]
handler400 = failures.bad_request
