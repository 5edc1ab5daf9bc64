from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "netra.letters"
    label = "letters"
