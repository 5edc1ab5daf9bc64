from django.apps import AppConfig


class OfflineConfig(AppConfig):
    name = "netra.offline"
    label = "offline"
