from django.urls import path

from netra.personnel import views

app_name = "personnel"
urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("baru/", views.declare, name="declare"),
    path("cari/", views.look_up, name="look_up"),
    path("hak/", views.rights, name="rights"),
    path("<int:id>/", views.account, name="account"),
    path("<int:id>/akhiri/", views.end, name="end"),
]
