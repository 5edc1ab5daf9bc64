from django.urls import path

from netra.dashboards import views
from netra.dashboards.views import outside

app_name = "dashboards"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("nasional/", views.nation, name="nation"),
    path("wilayah/<str:code>/", views.region, name="region"),
    path("instansi/<str:code>/", views.office, name="office"),
    path("daftar/", views.cases, name="cases"),
    path("terbitan/", outside.published, name="published"),
    path("unduh/<str:kind>/<str:code>/<str:key>.<str:ending>", views.download, name="download"),
    path("laporan/<str:code>/<str:month>.<str:ending>", views.report, name="report"),
]
