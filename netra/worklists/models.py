"""Filters people keep under a name."""

from django.db import models
from django.db.models import Q


class KeptFilter(models.Model):
    """A filter over the work list. `query` is the part of an address that the list understands; with an institution
    everybody there has it, otherwise its owner alone."""

    owner = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=400)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(institution__isnull=True), name="worklists_one_name_a_person"
            ),
            models.UniqueConstraint(
                fields=["institution", "name"],
                condition=Q(institution__isnull=False),
                name="worklists_one_name_an_office",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Draft(models.Model):
    """A register somebody wants to bring in, sealed until it is brought in, given up, or a day old."""

    by = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    sealed = models.UUIDField(null=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft {self.pk}"
