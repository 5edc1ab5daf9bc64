"""Messages that come and go by mail, Telegram and WhatsApp, and who is at the other end: known by a keyed mark alone.

Addresses and texts lie sealed under the relay key, which a process that only takes messages in cannot open. A text is
forgotten here once it has reached its report, or its receiver.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Ways a matter comes in, and an answer goes back. The first three need no adapter."""

    WEB = "WEB", _("Halaman status saja")
    HOTLINE = "HOTLINE", _("Telepon pengaduan")
    WALK_IN = "WALK_IN", _("Datang ke kantor")
    MAIL = "MAIL", _("Surel")
    TELEGRAM = "TELEGRAM", _("Telegram")
    WHATSAPP = "WHATSAPP", _("WhatsApp")


class Correspondent(models.Model):
    """Somebody at the other end of one channel. `mark` is a keyed hash of channel and address, by which a second
    message of the same sender is recognised; empty of it once forgotten.

    `heard_at`: when the last message came, which decides whether WhatsApp lets us write freely.
    """

    kind = models.CharField(max_length=8, choices=Kind)
    mark = models.CharField(max_length=64, unique=True, null=True)
    sealed_address = models.UUIDField(null=True)
    language = models.CharField(max_length=2, default="id")
    first_at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Thread(models.Model):
    """One talk with a correspondent, found again by a token in the reply address or subject; `about` is the caller's
    own name for it, such as "report:12". Only the token's digest is kept."""

    correspondent = models.ForeignKey(Correspondent, on_delete=models.CASCADE, related_name="threads")
    about = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["correspondent", "about"], name="channels_one_thread")]

    def __str__(self) -> str:
        return self.about


class InState(models.TextChoices):
    NEW = "NEW"
    DONE = "DONE"
    REFUSED = "REFUSED"  # an automatic reply, a bounce, somebody who was stopped; `reason` says which


class Inbound(models.Model):
    """One message as it came. `mark` is a keyed hash of the provider's id (which may hold a telephone number): the
    same message handed over again is this row. `lacking` counts files that could not be taken."""

    kind = models.CharField(max_length=8, choices=Kind)
    mark = models.CharField(max_length=64, unique=True)
    correspondent = models.ForeignKey(Correspondent, on_delete=models.PROTECT, related_name="inbound")
    thread = models.ForeignKey(Thread, on_delete=models.SET_NULL, null=True, related_name="+")
    sealed_content = models.UUIDField()
    files = models.ManyToManyField("evidence.Evidence", related_name="+")
    lacking = models.PositiveSmallIntegerField(default=0)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=InState, default=InState.NEW)
    reason = models.CharField(max_length=20, blank=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["received_at"], condition=Q(state="NEW"), name="channels_inbound_new")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class OutState(models.TextChoices):
    WAITING = "WAITING"
    SENDING = "SENDING"  # claimed by a worker; a claim that grew old is taken up by another one
    SENT = "SENT"
    REFUSED = "REFUSED"  # for good, or too often
    UNWANTED = "UNWANTED"  # the receiver said stop before it left


class Outbound(models.Model):
    """One message on its way to a correspondent. `key` is the caller's own name for it: sent twice it is one row.
    `provider_mark` is a keyed hash of the id the provider gave it, by which reports of delivery are matched."""

    correspondent = models.ForeignKey(Correspondent, on_delete=models.PROTECT, related_name="outbound")
    key = models.CharField(max_length=80, unique=True)
    about = models.CharField(max_length=40, blank=True)
    sealed_content = models.UUIDField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=OutState, default=OutState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    provider_mark = models.CharField(max_length=64, blank=True)
    fault = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["state", "try_at"], name="channels_outbound_due"),
            models.Index(fields=["provider_mark"], condition=~Q(provider_mark=""), name="channels_outbound_mark"),
        ]

    def __str__(self) -> str:
        return f"{self.correspondent_id} {self.state}"


class Mailbox(models.Model):
    """How far a mailbox was read: its keyed mark, and the last number under the validity the server gave."""

    mark = models.CharField(max_length=64, primary_key=True)
    validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
