from django.apps import AppConfig


class ReadingsConfig(AppConfig):
    name = "netra.readings"
    label = "readings"
