from django.urls import path

from netra.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="list"),
    path("pilihan/", views.wish, name="wish"),
    path("semua/", views.read_all, name="read_all"),
    path("<int:pk>/", views.open_one, name="open"),
    path("<int:pk>/terbaca/", views.read_one, name="read"),
]
