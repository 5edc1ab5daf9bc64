"""A letter of appeal on its way to one agency."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netra.campaigns.models.acts import Act


class DispatchState(models.TextChoices):
    QUEUED = "QUEUED", _("Menunggu dikirim")
    SENT = "SENT", _("Terkirim")
    FAILED = "FAILED", _("Gagal dikirim")
    NO_ADDRESS = "NO_ADDRESS", _("Tanpa alamat surel: antar suratnya")


class Dispatch(models.Model):
    """One numbered letter of an act to one agency, and how far its mail is."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="dispatches")
    agency = models.ForeignKey("registry.Agency", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    state = models.CharField(max_length=10, choices=DispatchState.choices, default=DispatchState.QUEUED)
    queued_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["act", "agency"], name="campaigns_one_letter_an_agency")]
        # The worker asks for what waits, oldest first.
        indexes = [models.Index(fields=["queued_at"], name="campaigns_mail_waiting", condition=Q(state="QUEUED"))]
