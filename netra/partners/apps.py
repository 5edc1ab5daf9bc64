from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "netra.partners"
    label = "partners"
