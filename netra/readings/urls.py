from django.urls import path

from netra.readings import views

app_name = "readings"
urlpatterns = [
    path("", views.register, name="register"),
    path("baru/", views.add, name="add"),
    path("berkas/", views.add_files, name="add_files"),
    path("berkas/<uuid:batch>/", views.batch, name="batch"),
    path("<str:ref>/", views.reading, name="reading"),
    path("<str:ref>/kegiatan/", views.act, name="act"),
    path("<str:ref>/angka/<str:key>/", views.figure, name="figure"),
    path("<str:ref>/zona/<str:key>/", views.zone, name="zone"),
    path("<str:ref>/informasi/", views.tip, name="tip"),
    path("<str:ref>/sisihkan/", views.discard, name="discard"),
    path("<str:ref>/buka/", views.reopen, name="reopen"),
    path("<str:ref>/ulang/", views.again, name="again"),
    path("<str:ref>/asli/", views.original, name="original"),
]
