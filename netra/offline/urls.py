from django.urls import path

from netra.offline import views

app_name = "offline"
urlpatterns = [
    path("", views.field, name="field"),
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("bekal/", views.supplies, name="supplies"),
    path("berkas/", views.file, name="file"),
    path("temuan/", views.finding, name="finding"),
]
