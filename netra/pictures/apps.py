from django.apps import AppConfig


class PicturesConfig(AppConfig):
    name = "netra.pictures"
    label = "pictures"
