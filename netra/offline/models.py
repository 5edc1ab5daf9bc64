"""What phones have delivered: each finding once, each of its files once."""

from django.db import models


class Delivery(models.Model):
    """A finding that came from somebody's phone. `key` was made on the phone; the same key twice is one finding.

    `fingerprint` is over all that was sent, so that other words under the same key are noticed. `noted_at` is the
    phone's own clock, which may be wrong; `received_at` is ours.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    key = models.UUIDField()
    fingerprint = models.CharField(max_length=64)
    noted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    report = models.OneToOneField("intake.Report", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="offline_finding_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.received_at:%Y-%m-%d}"


class Piece(models.Model):
    """A file that came before its finding: sealed, and waiting to be named by it."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    finding = models.UUIDField()
    key = models.UUIDField()
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "finding", "key"], name="offline_file_once")]
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.finding}/{self.key}"
