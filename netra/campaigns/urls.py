from django.urls import path

from netra.campaigns import views

app_name = "campaigns"
urlpatterns = [
    path("pencegahan/", views.acts, name="list"),
    path("pencegahan/kalender/", views.calendar, name="calendar"),
    path("pencegahan/instansi/", views.agencies, name="agencies"),
    path("pencegahan/instansi/<int:id>/", views.agency, name="agency"),
    path("pencegahan/instansi/<str:code>/tambah/", views.add_agency, name="add_agency"),
    path("pencegahan/instansi/<str:code>/kecamatan/", views.add_sub_districts, name="add_sub_districts"),
    path("pencegahan/instansi/<str:code>/berkas/", views.bring_agencies, name="bring_agencies"),
    path("pencegahan/kelola/", views.register, name="register"),
    path("pencegahan/kelola/baru/", views.record, name="record"),
    path("pencegahan/kelola/<str:ref>/", views.act, name="manage"),
    path("pencegahan/kelola/<str:ref>/ubah/", views.change, name="change"),
    path("pencegahan/kelola/<str:ref>/khalayak/", views.audience, name="audience"),
    path("pencegahan/kelola/<str:ref>/batal/", views.cancel, name="cancel"),
    path("pencegahan/kelola/<str:ref>/umum/", views.publish, name="publish"),
    path("pencegahan/kelola/<str:ref>/gambar/", views.add_pictures, name="add_pictures"),
    path("pencegahan/kelola/<str:ref>/gambar/<uuid:pk>/", views.own_picture, name="own_picture"),
    path("pencegahan/kelola/<str:ref>/gambar/<uuid:pk>/umum/", views.show_picture, name="show_picture"),
    path("pencegahan/kelola/<str:ref>/kesepakatan/<int:id>/", views.settle, name="settle"),
    path("pencegahan/<str:ref>/", views.public_act, name="act"),
    path("pencegahan/<str:ref>/gambar/<uuid:pk>/", views.picture, name="picture"),
]
