from django.apps import AppConfig


class ZonesConfig(AppConfig):
    name = "netra.zones"
    label = "zones"
