from django.urls import path

from netra.watch import views

app_name = "watch"
urlpatterns = [
    path("", views.register, name="register"),
    path("catat/", views.record, name="record"),
    path("petahana/", views.incumbents, name="incumbents"),
    path("petahana/<int:contest_id>/<int:pair_id>/", views.pair, name="pair"),
    path("petahana/<int:contest_id>/<int:pair_id>/hapus/", views.unmark, name="unmark"),
    path("<str:ref>/", views.act, name="act"),
    path("<str:ref>/lengkapi/", views.complete, name="complete"),
    path("<str:ref>/temuan/", views.make_case, name="make_case"),
    path("<str:ref>/bukti/<uuid:pk>/", views.evidence, name="evidence"),
]
