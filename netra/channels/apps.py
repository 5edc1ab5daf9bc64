from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "netra.channels"
    label = "channels"
