from django.urls import path

from netra.accounts import administrators, devices, views

app_name = "accounts"
urlpatterns = [
    path("masuk/<str:key>/", views.one_time, name="one_time"),
    path("undangan/<str:key>/", views.invitation, name="invitation"),
    path("pengelola/", administrators.people, name="people"),
    path("pengelola/undang/", administrators.invite, name="invite"),
    path("pengelola/<int:pk>/tautan/", administrators.way_in, name="way_in"),
    path("akun/perangkat/", devices.mine, name="devices"),
    path("akun/perangkat/akhiri/", devices.end_mine, name="end_devices"),
    path("akun/perangkat/<int:pk>/akhiri/", devices.end_mine, name="end_device"),
    path("pengelola/<int:pk>/keluarkan/", devices.end_all_of, name="end_sessions"),
    path("pengelola/<int:pk>/akhiri/", administrators.end, name="end"),
    path("pengelola/kantor/", administrators.find_office, name="find_office"),
    path("pengelola/kantor/<str:code>/", administrators.office, name="office"),
]
