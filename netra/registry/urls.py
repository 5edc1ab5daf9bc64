from django.urls import path

from netra.registry import views

app_name = "registry"
urlpatterns = [
    path("", views.find, name="find"),
    path("cari.json", views.suggest, name="suggest"),
    path("<str:code>/", views.office, name="office"),
]
