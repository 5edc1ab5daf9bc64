"""Talks by message: at which question each is, and about which report. What was said lies sealed."""

from django.db import models
from django.db.models import Q

from netra.engine.interviewing.records import Step


class Conversation(models.Model):
    """The talk with one correspondent. `sealed_state` is the draft and the question it waits at, a key into the vault;
    `files` are those of the draft. `report`: what later words are about. `revision` rises with every message.

    `leaves_at`: said stop; the address is forgotten as soon as the last answer has gone out.
    """

    correspondent = models.OneToOneField("channels.Correspondent", on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=10, choices=[(step.value, step.value) for step in Step], default=Step.START)
    sealed_state = models.UUIDField(null=True)
    report = models.ForeignKey("intake.Report", on_delete=models.SET_NULL, null=True, related_name="+")
    files = models.ManyToManyField("evidence.Evidence", related_name="+")
    revision = models.PositiveIntegerField(default=0)
    heard_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    leaves_at = models.DateTimeField(null=True)
    wrong_codes = models.PositiveSmallIntegerField(default=0)
    wrong_since = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["heard_at"], condition=~Q(step="OPEN"), name="conversing_unfinished"),
            models.Index(fields=["leaves_at"], condition=Q(leaves_at__isnull=False), name="conversing_leaving"),
        ]

    def __str__(self) -> str:
        return f"{self.correspondent_id} {self.step}"
