from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "netra.ui"
    label = "ui"
