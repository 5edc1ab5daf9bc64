from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "netra.operations"
    label = "operations"
