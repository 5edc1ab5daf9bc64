from django.urls import URLPattern

app_name = "lexicons"
urlpatterns: list[URLPattern] = []
