from django.apps import AppConfig


class ConversingConfig(AppConfig):
    name = "netra.conversing"
    label = "conversing"
