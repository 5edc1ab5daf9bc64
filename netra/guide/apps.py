from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "netra.guide"
    label = "guide"
