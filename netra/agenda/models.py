"""Addresses under which a calendar reads somebody's terms."""

from django.db import models


class Feed(models.Model):
    """A secret address of one person's calendar. Only a digest of the secret is kept; who loses it makes a new one."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=5)
    made_at = models.DateTimeField()
    read_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user"], condition=models.Q(ended_at__isnull=True), name="agenda_one_address_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"feed {self.pk}"
