from django.urls import path

from netra.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("bantuan/", views.help_page, name="help"),
    path("hukum/", views.law, name="law"),
    path("hukum/<str:id>/", views.regulation, name="regulation"),
]
