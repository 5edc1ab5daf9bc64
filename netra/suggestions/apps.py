from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    name = "netra.suggestions"
    label = "suggestions"
