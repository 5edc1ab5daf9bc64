from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "netra.search"
    label = "search"
