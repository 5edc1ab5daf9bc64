"""Included once for each kind of matter, with a `desk` that says whose links they are and who may read them."""

from django.urls import path

from netra.captures import views

app_name = "captures"
urlpatterns = [
    path("", views.board, name="board"),
    path("arsip/", views.bring, name="bring"),
    path("arsip/<str:key>/", views.brought, name="brought"),
    path("arsip/<str:key>/asli/", views.brought_original, name="brought_original"),
    path("cara/", views.way, name="way"),
    path("<str:key>/", views.shown, name="shown"),
    path("<str:key>/lagi/", views.again, name="again"),
    path("<str:key>/<slug:part>/", views.piece, name="piece"),
    path("<str:key>/<slug:part>/asli/", views.original, name="original"),
]
