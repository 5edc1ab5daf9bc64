from django.apps import AppConfig


class BackupsConfig(AppConfig):
    name = "netra.backups"
    label = "backups"
