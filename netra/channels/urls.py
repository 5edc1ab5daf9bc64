from django.urls import path

from netra.channels.views import hooks

app_name = "channels"
urlpatterns = [
    path("telegram/", hooks.telegram, name="telegram"),
    path("whatsapp/", hooks.whatsapp, name="whatsapp"),
]
