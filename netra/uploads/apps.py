from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "netra.uploads"
    label = "uploads"
