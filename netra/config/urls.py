"""Every page of the house."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("netra.portal.urls")),
    path("", include("netra.accounts.urls")),
    path("", include("netra.intake.urls")),
    path("", include("netra.cases.urls")),
    path("kantor/", include("netra.registry.urls")),
    path("kerja/kabar/", include("netra.notices.urls")),
    path("pengawasan/", include("netra.watch.urls")),
    path("akun/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
if settings.DEBUG:
    urlpatterns.append(path("ui/", include("netra.ui.urls")))

handler400 = "netra.ui.failures.bad_request"
handler500 = "netra.ui.failures.broken"
