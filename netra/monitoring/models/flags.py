"""A public act the engine wants a person to look at."""

from datetime import date, datetime

from django.db import models
from django.db.models import Q

from netra.monitoring.models.choices import Level, Stage, Stance, Verb
from netra.monitoring.models.names import new_ref
from netra.monitoring.models.runs import Run

__all__ = ["Flag", "new_ref"]


class Flag(models.Model):
    """One row of FLAGS (see `engine.schemas`), with what people did about it.

    `key` is the engine's id: the same activity and contest give one flag, however often they are screened. `place`
    decides who sees it: the region of the contest, or the one the collector noted. `score` orders the work and is shown
    to nobody. `revision` rises with every move; a move is made only on the revision its maker saw. `held_by` judges
    alone until `held_until`. `evidence` is the act sealed as it came, from the first check-out on. `erased_at`: words
    and account were erased under the rule of `faded_by`; codes stay for counting.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    key = models.CharField(max_length=80, unique=True)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="flags")

    activity = models.CharField(max_length=200)
    platform = models.CharField(max_length=40, blank=True)
    handle = models.CharField(max_length=200, blank=True)
    actor_name = models.CharField(max_length=200, blank=True)
    verb = models.CharField(max_length=8, choices=Verb)
    text = models.TextField(blank=True)
    target_handle = models.CharField(max_length=200, blank=True)
    target_url = models.TextField(blank=True)
    target_text = models.TextField(blank=True)
    posted_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    visibility = models.CharField(max_length=40, blank=True)
    region_hint = models.CharField(max_length=13, blank=True)
    extra = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    source_row = models.PositiveBigIntegerField(null=True)

    place = models.ForeignKey("registry.Region", null=True, on_delete=models.PROTECT, related_name="+")
    contest = models.ForeignKey("registry.Contest", null=True, on_delete=models.PROTECT, related_name="+")
    contests = models.JSONField(default=list)
    target = models.CharField(max_length=8, blank=True)
    ballots = models.JSONField(default=list)
    stance = models.CharField(max_length=8, choices=Stance)
    score = models.FloatField()
    level = models.CharField(max_length=8, choices=Level)
    phase = models.CharField(max_length=24, blank=True)
    codes = models.JSONField(default=list)
    matches = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    expires_on = models.DateField(null=True)
    engine = models.CharField(max_length=40)
    lexicon = models.CharField(max_length=40)
    model = models.CharField(max_length=40)
    catalogue = models.CharField(max_length=40)
    loaded_at = models.DateTimeField()

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.OPEN)
    held_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    held_until = models.DateTimeField(null=True)
    evidence = models.ForeignKey("evidence.Evidence", null=True, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)
    faded_by = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            # The queue: strong before suggest, soonest to expire first.
            models.Index(fields=["stage", "level", "expires_on"], name="monitoring_queue"),
            models.Index(fields=["place", "stage", "level", "expires_on"], name="monitoring_queue_of_place"),
            models.Index(
                fields=["decided_at"], condition=Q(stage="DISMISSED", erased_at=None), name="monitoring_fading"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=["JOINED", "FILED"], case__isnull=False)
                | ~Q(stage__in=["JOINED", "FILED"]) & Q(case__isnull=True),
                name="monitoring_case_where_it_says_so",
            ),
            models.CheckConstraint(
                condition=Q(held_by=None, held_until=None) | Q(held_by__isnull=False, held_until__isnull=False),
                name="monitoring_held_until_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.stage}"

    def is_held(self, at: datetime) -> bool:
        """Whether somebody is judging it now."""
        return self.held_until is not None and at < self.held_until

    def is_expired(self, on: date) -> bool:
        """Whether the seven days from being seen are over."""
        return self.expires_on is not None and self.expires_on < on

    @property
    def awaits_reader(self) -> bool:
        return self.stage in AWAITING

    @property
    def words(self) -> str:
        """What there is to read: the actor's own words, else those of the post that was liked or shared."""
        return self.text or self.target_text


AWAITING = frozenset({Stage.OPEN, Stage.SECOND, Stage.THIRD})
