from django.apps import AppConfig


class FloodConfig(AppConfig):
    name = "netra.flood"
    verbose_name = "Flood"
