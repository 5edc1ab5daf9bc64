from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "netra.campaigns"
    label = "campaigns"
