from django.urls import path

from netra.lexicons import views

app_name = "lexicons"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("<int:contest_id>/", views.words, name="words"),
    path("<int:contest_id>/tambah/", views.add, name="add"),
    path("<int:contest_id>/coba/", views.try_text, name="try_text"),
    path("<int:contest_id>/tarik/<int:ballot_no>/", views.silence, name="silence"),
    path("<int:contest_id>/kata/<int:pk>/tarik/", views.withdraw, name="withdraw"),
    path("<int:contest_id>/pulihkan/<int:pk>/", views.restore, name="restore"),
]
