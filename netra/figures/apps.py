from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "netra.figures"
    label = "figures"
