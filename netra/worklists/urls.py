from django.urls import path

from netra.worklists import views

app_name = "worklists"
urlpatterns = [
    path("sekaligus/", views.bulk, name="bulk"),
    path("saringan/", views.keep, name="keep"),
    path("saringan/<int:pk>/hapus/", views.forget, name="forget"),
    path("beban/", views.load, name="load"),
    path("register/", views.register, name="register"),
    path("register/<int:pk>/", views.bring, name="bring"),
    path("register/unduh.<slug:ending>", views.download, name="download"),
    path("register/contoh.csv", views.sample, name="sample"),
]
