from django.apps import AppConfig


class AgendaConfig(AppConfig):
    name = "netra.agenda"
    label = "agenda"
