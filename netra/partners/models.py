"""Other institutions' systems: their tokens and hooks, what was handed to them, and what they are told of it."""

import secrets
import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from netra.accounts.queries import Role

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A random name of 80 bits for addresses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


class Scope(models.TextChoices):
    """What a token may be used for; each is asked for by name."""

    READ = "handovers:read", _("membaca yang diserahkan")
    EVIDENCE = "evidence:read", _("mengambil salinan bukti")
    ACKNOWLEDGE = "handovers:acknowledge", _("menyatakan telah menerima")
    ACT = "acts:write", _("melaporkan naskah dan tindakan")
    EVENTS = "events:read", _("membaca peristiwa")


class EventType(models.TextChoices):
    """What a partner is told of. The words are a promise; new ones may come."""

    ARRIVED = "handover.arrived", _("diserahkan")
    MOVED = "handover.moved", _("berpindah tahap")
    ENDED = "handover.ended", _("berakhir")
    PAPER = "handover.paper_added", _("naskah ditambahkan")
    OVERDUE = "handover.overdue", _("tenggat terlewati")
    PING = "ping", _("uji sambungan")


class Partner(models.Model):
    """A system of an institution; it acts by the role of whoever reads referrals there. `filled_to` is the last track
    that was there before it came; `None` when all of those have been told."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    name = models.CharField(max_length=80)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    filled_to = models.BigIntegerField(null=True, default=0)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """A key to the interface. Only its hash is kept; `tail` helps people to tell one from another."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="tokens")
    label = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    tail = models.CharField(max_length=4)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    minute = models.BigIntegerField(default=0)
    used = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.label} …{self.tail}"


class Hook(models.Model):
    """An address that is told of events. Its secrets are locked with a key outside the database; the one before the
    last rotation signs beside the new one until `old_until`."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="hooks")
    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    url = models.CharField(max_length=500)
    secret = models.TextField()
    old_secret = models.TextField(blank=True)
    old_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    paused_why = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"hook {self.pk}"


class Handover(models.Model):
    """A track that came to a partner's institution. What may be read of it is asked anew each time."""

    ref = models.CharField(max_length=16, unique=True, default=new_ref, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="handovers")
    track = models.ForeignKey("cases.Track", on_delete=models.PROTECT, related_name="+")
    arrived_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    number = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "track"], name="partners_one_handover_a_track")]

    def __str__(self) -> str:
        return self.ref


class Event(models.Model):
    """One thing a partner is told: codes only, no name and no text. Its number is the cursor by which all is read
    again; numbers of one partner come out in the order they were given."""

    id = models.BigAutoField(primary_key=True)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="events")
    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, null=True, related_name="events")
    entry_id = models.BigIntegerField(null=True)
    type = models.CharField(max_length=30, choices=EventType)
    at = models.DateTimeField()
    on = models.DateField()
    action = models.CharField(max_length=40, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    result = models.CharField(max_length=40, blank=True)
    institution = models.CharField(max_length=40, blank=True)
    by_you = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "entry_id"],
                condition=models.Q(entry_id__isnull=False),
                name="partners_one_event_a_row",
            )
        ]
        indexes = [models.Index(fields=["partner", "id"], name="partners_events_of")]

    def __str__(self) -> str:
        return f"{self.type} {self.pk}"


class DeliveryState(models.TextChoices):
    WAITING = "WAITING", _("menunggu")
    SENDING = "SENDING", _("sedang dikirim")
    SENT = "SENT", _("terkirim")
    DEAD = "DEAD", _("gagal, berhenti dicoba")


class Delivery(models.Model):
    """An event on its way to a hook."""

    hook = models.ForeignKey(Hook, on_delete=models.PROTECT, related_name="deliveries")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    state = models.CharField(max_length=8, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hook", "event"], name="partners_one_delivery")]
        indexes = [models.Index(fields=["state", "try_at"], name="partners_deliveries_due")]

    def __str__(self) -> str:
        return f"{self.event_id} to {self.hook_id}: {self.state}"


class Done(models.Model):
    """A request that was carried out, with the answer it got: the same key gets the same answer again."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=128)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partner", "key"], name="partners_one_answer_a_key")]


class Cursor(models.Model):
    """How far the ledger has been read."""

    name = models.CharField(max_length=20, primary_key=True)
    last_entry = models.BigIntegerField(default=0)


class Gap(models.Model):
    """A number missing in the ledger when it was read past. A slow transaction may still bring the row."""

    entry_id = models.BigIntegerField(primary_key=True)
    seen_at = models.DateTimeField()
