from django.urls import path

from netra.accounts import administrators, views

app_name = "accounts"
urlpatterns = [
    path("masuk/<str:key>/", views.one_time, name="one_time"),
    path("undangan/<str:key>/", views.invitation, name="invitation"),
    path("pengelola/", administrators.people, name="people"),
    path("pengelola/undang/", administrators.invite, name="invite"),
    path("pengelola/<int:pk>/tautan/", administrators.way_in, name="way_in"),
    path("pengelola/<int:pk>/akhiri/", administrators.end, name="end"),
    path("pengelola/kantor/", administrators.find_office, name="find_office"),
    path("pengelola/kantor/<str:code>/", administrators.office, name="office"),
]
