from django.apps import AppConfig


class PersonnelConfig(AppConfig):
    name = "netra.personnel"
    label = "personnel"
