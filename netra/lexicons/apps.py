from django.apps import AppConfig


class LexiconsConfig(AppConfig):
    name = "netra.lexicons"
    label = "lexicons"
