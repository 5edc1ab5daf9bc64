"""What readers said about a flag, and whose account it is held to be."""

from django.db import models
from django.db.models import Q

from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.monitoring.models.choices import Basis, Confidence, Reason, Ruling, Stance
from netra.monitoring.models.flags import Flag


class Verdict(models.Model):
    """One reader's verdict. `turn` 1 is the first, 2 the blind second, 3 the one who settles a difference.

    `checks` holds what looking into each `Check` came to, {"FAKE_ACCOUNT": "NO", ...}. `partisan` is about the words
    alone, whoever wrote them: "YES", "NO" or "UNKNOWN"; `stance` and `target` are empty where the engine read them
    rightly. They teach the engine; the verdict itself teaches it nothing about words.
    """

    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="verdicts")
    turn = models.PositiveSmallIntegerField()
    ruling = models.CharField(max_length=8, choices=Ruling)
    reason = models.CharField(max_length=16, choices=Reason, blank=True)
    why = models.TextField(max_length=2000, blank=True)
    checks = models.JSONField(default=dict)
    partisan = models.CharField(max_length=8)
    stance = models.CharField(max_length=8, choices=Stance, blank=True)
    target = models.CharField(max_length=8, blank=True)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["turn"]
        constraints = [
            models.UniqueConstraint(fields=["flag", "turn"], name="monitoring_one_verdict_a_turn"),
            models.UniqueConstraint(fields=["flag", "by"], name="monitoring_one_verdict_a_reader"),
            models.CheckConstraint(
                condition=Q(ruling="CONFIRM", reason="") | Q(ruling="DISMISS") & ~Q(reason=""),
                name="monitoring_dismissed_for_a_reason",
            ),
            models.CheckConstraint(condition=~Q(reason="OTHER") | ~Q(why=""), name="monitoring_other_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.flag_id} {self.turn} {self.ruling}"


class Attribution(models.Model):
    """A person says whose account it is, by what, and how sure. Rows are added, never changed: the last one counts.

    `employee` is the number of a row of the personnel register, where the person was found there. `why` says what was
    seen; evidence hangs on it. `name` empty with confidence NONE: it was looked into and nobody could be told.
    """

    flag = models.ForeignKey(Flag, on_delete=models.PROTECT, related_name="attributions")
    inquiry = models.ForeignKey("monitoring.Inquiry", null=True, on_delete=models.PROTECT, related_name="attributions")
    basis = models.CharField(max_length=8, choices=Basis, blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence)
    name = models.CharField(max_length=200, blank=True)
    status = models.CharField(
        max_length=24, default=PersonStatus.UNKNOWN, choices=[(s.value, STATUS_LABELS[s].id) for s in PersonStatus]
    )
    position = models.CharField(max_length=200, blank=True)
    employer = models.ForeignKey("registry.Institution", null=True, on_delete=models.PROTECT, related_name="+")
    employee = models.PositiveBigIntegerField(null=True)
    why = models.TextField(max_length=2000, blank=True)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confidence="NONE", name="") | ~Q(confidence="NONE") & ~Q(name="") & ~Q(basis=""),
                name="monitoring_named_by_something",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="monitoring_attributed_for_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.flag_id} {self.confidence}"


class AttributionPiece(models.Model):
    """A file that an attribution rests on."""

    attribution = models.ForeignKey(Attribution, on_delete=models.PROTECT, related_name="pieces")
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.attribution_id} {self.evidence_id}"
