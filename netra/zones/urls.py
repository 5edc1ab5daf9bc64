from django.urls import path
from django.views.decorators.gzip import gzip_page

from netra.zones import views

app_name = "zones"
urlpatterns = [
    # A drawing of 514 tiles shrinks to a tenth, and nothing secret of the reader stands beside it.
    path("", gzip_page(views.overview), name="map"),
    path("peta.svg", gzip_page(views.picture), name="picture"),
    path("batas.svg", views.borders_picture, name="borders-picture"),
    path("batas/", views.borders, name="borders"),
    path("tabel.csv", views.table, name="table"),
    path("rumus/", views.formula, name="formula"),
    path("terbitan/", views.others, name="published"),
    path("<str:code>/", gzip_page(views.region), name="region"),
]
