from django.urls import path

from netra.dashboards.views import outside

app_name = "dashboards"
urlpatterns = [
    path("terbitan/", outside.published, name="published"),
]
