"""Every page of the house."""

from django.urls import include, path

urlpatterns = [
    path("kantor/", include("netra.registry.urls")),
    path("akun/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
