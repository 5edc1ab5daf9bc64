from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "netra.dashboards"
    label = "dashboards"
