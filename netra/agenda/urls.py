from django.urls import path

from netra.agenda import views

app_name = "agenda"
urlpatterns = [
    path("kerja/kalender/", views.page, name="page"),
    path("kerja/kalender/akhiri/", views.end, name="end"),
    path("kalender/<str:secret>.ics", views.feed, name="feed"),
]
