from django.urls import path

from netra.zones import views

app_name = "zones"
urlpatterns = [
    path("", views.overview, name="map"),
    path("peta.svg", views.picture, name="picture"),
    path("tabel.csv", views.table, name="table"),
    path("rumus/", views.formula, name="formula"),
    path("terbitan/", views.others, name="published"),
    path("<str:code>/", views.region, name="region"),
]
