from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "netra.ledger"
    verbose_name = "Ledger"
