from django.apps import AppConfig


class CustodyConfig(AppConfig):
    name = "netra.custody"
    label = "custody"
