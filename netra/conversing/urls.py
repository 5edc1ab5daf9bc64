from django.urls import path

from netra.conversing import views

app_name = "conversing"
urlpatterns = [
    path("", views.ways, name="ways"),
    path("coba/", views.trial, name="trial"),
]
