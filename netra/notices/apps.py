from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "netra.notices"
    label = "notices"
