"""One question, the talk about it, and its answers. Who asked is sealed apart, or not known at all."""

import secrets
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netra.domain.codes import PersonStatus
from netra.questions.models.wording import Decline, Ruling

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A short random name for addresses; it tells nothing about the question or how many there are."""
    return "".join(secrets.choice(ALPHABET) for _number in range(12))


class Stage(models.TextChoices):
    """Whose turn it is. The promised day runs while it is the office's."""

    OPEN = "OPEN", _("Menunggu petugas")
    TAKEN = "TAKEN", _("Sedang dijawab petugas")
    ASKED_BACK = "ASKED_BACK", _("Menunggu keterangan penanya")
    ANSWERED = "ANSWERED", _("Terjawab")
    DECLINED = "DECLINED", _("Tidak dijawab di sini")


class Question(models.Model):
    """What somebody wants to know before acting.

    `digest` belongs to the code the asker holds, which is kept nowhere. `sealed_name` and `sealed_contact` are keys
    into the vault. `revision` rises with every move; a move is made only on the revision its maker has seen. `due_at`
    is the office's own promise, and null while the asker is to speak.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    sealed_name = models.UUIDField(null=True, blank=True)
    sealed_contact = models.UUIDField(null=True, blank=True)

    status = models.CharField(max_length=24, choices=[(one.value, one.value) for one in PersonStatus])
    text = models.TextField(max_length=4000)
    plans_on = models.DateField(null=True, blank=True)
    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, null=True, related_name="+")

    office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    asked_on = models.DateField()
    due_at = models.DateTimeField(null=True)
    overdue_at = models.DateTimeField(null=True)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)
    taken_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    declined = models.CharField(max_length=12, choices=Decline, blank=True)
    declined_why = models.TextField(max_length=2000, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        # The list of an office, by what is due first.
        indexes = [models.Index(fields=["office", "stage", "due_at"], name="questions_of_office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage=Stage.DECLINED) & ~Q(declined="") | ~Q(stage=Stage.DECLINED) & Q(declined=""),
                name="questions_declined_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.TAKEN) | Q(taken_by__isnull=False), name="questions_taken_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.stage}"

    @property
    def on(self) -> date:
        """The day whose law is asked for: the planned one, or else the day of asking."""
        return self.plans_on or self.asked_on

    @property
    def awaits_office(self) -> bool:
        return self.stage in {Stage.OPEN, Stage.TAKEN}


class Message(models.Model):
    """One message between asker and office. `sent_as` is the same when a form is sent twice."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="messages")
    from_asker = models.BooleanField()
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    sent_as = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{'asker' if self.from_asker else 'office'} {self.at:%Y-%m-%d}"


class Answer(models.Model):
    """What an officer answered, and the law it rested on: see `netra.questions.resting.Rested` for `rested`."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    ruling = models.CharField(max_length=12, choices=Ruling)
    text = models.TextField(max_length=8000)
    rested = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.question_id} {self.ruling}"
