from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "netra.opendata"
    label = "opendata"
