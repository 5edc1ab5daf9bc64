from django.apps import AppConfig


class CapturesConfig(AppConfig):
    name = "netra.captures"
    label = "captures"
