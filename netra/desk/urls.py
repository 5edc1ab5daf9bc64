from django.urls import path

from netra.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("mulai/", views.begin, name="begin"),
    path("angka/", views.figures, name="figures"),
    path("<int:pk>/", views.call, name="call"),
    path("<int:pk>/simpan/", views.autosave, name="autosave"),
    path("<int:pk>/baca/", views.hints, name="hints"),
    path("<int:pk>/ambil/", views.take_over, name="take_over"),
    path("<int:pk>/selesai/", views.finish, name="finish"),
    path("<int:pk>/ikut/", views.followed, name="followed"),
    path("kembali/<int:pk>/", views.back, name="back"),
]
