"""A letter of appeal, and its copies on their way to one agency each."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netra.campaigns.models.acts import Act


class LetterText(models.Model):
    """What an appeal's letters say beside the subject and text kept in the act, frozen on the day they were made.

    `rules` lists `[what, where it stands]`; `copies_to` names who gets a copy.
    """

    act = models.OneToOneField(Act, on_delete=models.CASCADE, related_name="letter")
    pattern = models.CharField(max_length=80)
    nature = models.CharField(max_length=40, blank=True)
    enclosure = models.CharField(max_length=80, blank=True)
    closing = models.TextField(max_length=2000, blank=True)
    place = models.CharField(max_length=80, blank=True)
    signer_name = models.CharField(max_length=120)
    signer_post = models.CharField(max_length=120, blank=True)
    copies_to = models.JSONField(default=list, blank=True)
    rules = models.JSONField(default=list, blank=True)
    made_at = models.DateTimeField()


class DispatchState(models.TextChoices):
    QUEUED = "QUEUED", _("Menunggu dikirim")
    SENT = "SENT", _("Terkirim lewat surel")
    DELIVERED = "DELIVERED", _("Sudah diantar")
    NO_ADDRESS = "NO_ADDRESS", _("Untuk dicetak dan diantar")
    FAILED = "FAILED", _("Surel ditolak")
    UNSURE = "UNSURE", _("Belum pasti terkirim")


ARRIVED = (DispatchState.SENT, DispatchState.DELIVERED)
"""The states in which a letter counts as having told its agency."""


class Dispatch(models.Model):
    """One numbered letter of an act to one agency, and how far it is.

    `office` keeps the register the number is from. `claimed_at` says that a worker has taken the mail up, `handed_at`
    that it has begun to give it to the server: a worker that dies after that leaves a letter that may have gone out.
    `arrived_on` is the day of the mail or of the delivery by hand.
    """

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="dispatches")
    agency = models.ForeignKey("registry.Agency", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=80)
    recipient = models.CharField(max_length=200)
    address = models.CharField(max_length=480, blank=True)
    email = models.EmailField(blank=True)
    state = models.CharField(max_length=10, choices=DispatchState.choices, default=DispatchState.QUEUED)
    queued_at = models.DateTimeField()
    try_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    handed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    arrived_on = models.DateField(null=True)
    fault = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["act", "agency"], name="campaigns_one_letter_an_agency"),
            models.UniqueConstraint(fields=["office", "number"], name="campaigns_number_once_in_a_register"),
            models.CheckConstraint(
                condition=Q(state__in=["SENT", "DELIVERED"], arrived_on__isnull=False)
                | ~Q(state__in=["SENT", "DELIVERED"]) & Q(arrived_on__isnull=True),
                name="campaigns_letter_arrives_on_a_day",
            ),
        ]
        indexes = [
            # The worker asks for what waits, oldest first.
            models.Index(fields=["try_at"], name="campaigns_mail_waiting", condition=Q(state="QUEUED")),
            # Coverage asks by agency.
            models.Index(fields=["agency", "arrived_on"], name="campaigns_letter_of_agency"),
        ]

    def __str__(self) -> str:
        return self.number
