from django.urls import path

from netra.accounts import views

app_name = "accounts"
urlpatterns = [
    path("masuk/<str:key>/", views.one_time, name="one_time"),
    path("undangan/<str:key>/", views.invitation, name="invitation"),
]
