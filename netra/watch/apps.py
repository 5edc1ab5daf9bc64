from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "netra.watch"
    label = "watch"
