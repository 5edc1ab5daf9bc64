"""Calls and visits at an office's desk, and people who wait to be called back. Never who that is, nor their number."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Way(models.TextChoices):
    """How somebody came; the codes are those of the intake's channels."""

    HOTLINE = "HOTLINE", _("Telepon pengaduan")
    WALK_IN = "WALK_IN", _("Datang ke kantor")


class Outcome(models.TextChoices):
    """What a talk led to. The first two follow from what was done and are chosen by nobody."""

    REPORTED = "REPORTED", _("Dicatat sebagai laporan")
    ADDED = "ADDED", _("Ditambahkan ke laporan yang sudah ada")
    TOLD = "TOLD", _("Diberi tahu perkembangan laporannya")
    ADVISED = "ADVISED", _("Pertanyaan dijawab")
    ELSEWHERE = "ELSEWHERE", _("Ditunjukkan ke lembaga lain")
    CUT = "CUT", _("Terputus")
    EMPTY = "EMPTY", _("Kosong, salah sambung, atau iseng")
    FADED = "FADED", _("Dilupakan karena tidak diselesaikan")


class Call(models.Model):
    """One talk at the desk, from its first second. `draft` is a key into the vault: what was written so far, with the
    form's own secret; it is forgotten when the talk ends, so until then the code can be shown again. `report`: what it
    opened (`opened`), or what the caller's code led to.
    """

    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    taken_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=8, choices=Way)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    note = models.CharField(max_length=200, blank=True)
    draft = models.UUIDField(null=True)
    report = models.ForeignKey("intake.Report", on_delete=models.PROTECT, null=True, related_name="+")
    opened = models.BooleanField(default=False, help_text="The report came from this talk.")

    class Meta:
        indexes = [
            models.Index(fields=["institution", "started_at"], name="desk_calls_of_office"),
            models.Index(fields=["started_at"], condition=Q(ended_at=None), name="desk_open_calls"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, outcome="") | (Q(ended_at__isnull=False) & ~Q(outcome="")),
                name="desk_ended_for_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.started_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None


class BackState(models.TextChoices):
    WAITING = "WAITING", _("Menunggu")
    REACHED = "REACHED", _("Sudah dihubungi")
    GIVEN_UP = "GIVEN_UP", _("Tidak dapat dihubungi")


class CallBack(models.Model):
    """Somebody asked to be called. The number lies sealed, is read for a reason that is on record, and is forgotten
    when the matter is settled."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="backs")
    due_at = models.DateTimeField()
    sealed_phone = models.UUIDField()
    about = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    tries = models.PositiveSmallIntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=BackState, default=BackState.WAITING)
    settled_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=Q(state="WAITING"), name="desk_backs_due")]

    def __str__(self) -> str:
        return f"{self.state} {self.due_at:%Y-%m-%d}"
