from django.urls import path

from netra.operations import views

app_name = "operations"
urlpatterns = [
    path("sehat/", views.alive, name="alive"),
    path("sehat/siap/", views.ready, name="ready"),
    path("metrik/", views.measures, name="measures"),
    path("kerja/keadaan/", views.house, name="house"),
]
