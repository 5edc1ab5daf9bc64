"""Included once for each kind of page, with the `gate` that says whose files it takes."""

from django.urls import path

from netra.uploads import views

app_name = "uploads"
urlpatterns = [
    path("", views.uploads, name="uploads"),
    path("<uuid:pk>/", views.upload, name="upload"),
]
