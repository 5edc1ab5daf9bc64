from django.urls import path

from netra.opendata import views
from netra.opendata.api import api, docs

app_name = "opendata"
urlpatterns = [
    path("data/", views.data, name="data"),
    path("data/metode/", views.method, name="method"),
    path("data/terbitkan/", views.publish, name="publish"),
    path("data/terbaru/", views.latest, name="latest"),
    path("data/terbaru/<str:name>", views.latest_file, name="latest_file"),
    path("data/wilayah/<str:code>/", views.region, name="region"),
    path("data/<str:version>/wilayah/<str:code>.csv", views.region_file, name="region_file"),
    path("data/<str:version>/", views.version, name="version"),
    path("data/<str:version>/<str:name>", views.file, name="file"),
    path("api/v1/docs", docs, name="docs"),
    path("api/v1/", api.urls),
]
