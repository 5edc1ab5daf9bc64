from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    name = "netra.worklists"
    label = "worklists"
