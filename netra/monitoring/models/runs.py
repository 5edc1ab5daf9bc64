"""A run of the engine over some material, with its manifest."""

from django.db import models
from django.db.models import Q

from netra.monitoring.models.choices import RunState
from netra.monitoring.models.names import new_ref


class Run(models.Model):
    """One run: brought in as a folder that `netra screen` wrote, or asked for here with an export to screen.

    `digest` is the SHA-256 of the flags as they came; the same flags again are the same run. `manifest` is what the
    engine wrote about it: counts at each stage, versions, hashes of what it read. `bad` holds rows that could not be
    used, each {"source", "row", "why": {"id", "en"}}; `bad_count` counts all of them. `sealed` is the flag file as
    evidence. `upload` names the file to screen below the data folder while it waits; `done` is what was read so far.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    digest = models.CharField(max_length=64, blank=True)
    name = models.CharField(max_length=160)
    institution = models.ForeignKey("registry.Institution", null=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=40)
    state = models.CharField(max_length=8, choices=RunState, default=RunState.LOADED)
    contest = models.ForeignKey("registry.Contest", null=True, on_delete=models.PROTECT, related_name="+")
    upload = models.CharField(max_length=80, blank=True)
    upload_sha256 = models.CharField(max_length=64, blank=True)
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveBigIntegerField(default=0)
    fault = models.JSONField(default=dict)

    manifest = models.JSONField(default=dict)
    sealed = models.ForeignKey("evidence.Evidence", null=True, on_delete=models.PROTECT, related_name="+")
    loaded_at = models.DateTimeField(null=True)
    new_flags = models.PositiveIntegerField(default=0)
    known_flags = models.PositiveIntegerField(default=0)
    bad_count = models.PositiveIntegerField(default=0)
    bad = models.JSONField(default=list)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["digest"], condition=~Q(digest=""), name="monitoring_flags_loaded_once"),
        ]
        indexes = [
            models.Index(fields=["brought_at"], name="monitoring_runs_waiting", condition=Q(state="WAITING")),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.state}"
