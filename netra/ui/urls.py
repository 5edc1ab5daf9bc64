"""The guide of components; included only where developers work."""

from django.urls import path

from netra.ui import views

app_name = "ui"
urlpatterns = [path("", views.guide, name="guide"), path("<slug:page>/", views.sample, name="sample")]
