"""Answers for everybody: rewritten without identity, looked at twice, and marked when the law changes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netra.questions.models.asked import Answer
from netra.questions.models.wording import Ruling, Topic


class State(models.TextChoices):
    PROPOSED = "PROPOSED", _("Menunggu pemeriksaan kedua")
    SENT_BACK = "SENT_BACK", _("Dikembalikan untuk diperbaiki")
    PUBLISHED = "PUBLISHED", _("Terbit")
    WITHDRAWN = "WITHDRAWN", _("Ditarik")


class SecondLook(models.TextChoices):
    """Who looked a second time: somebody else, or, where an office has one person, the same one with a list."""

    COLLEAGUE = "COLLEAGUE", _("Petugas lain")
    OWN_LIST = "OWN_LIST", _("Petugas yang sama dengan daftar periksa")


class Published(models.Model):
    """A question and its answer in words that show nobody.

    `answer` leads back to the question and is shown only to the office that answered it. `words` is what search reads.
    `changes` holds what the law changed since, as the last round of the job found it; empty means nothing. `renewal`
    is a new wording that waits for its own second look while the old one, marked, stays to be read.
    """

    topic = models.CharField(max_length=24, choices=Topic)
    slug = models.SlugField(max_length=80, unique=True)
    question = models.TextField(max_length=600)
    text = models.TextField(max_length=8000)
    ruling = models.CharField(max_length=12, choices=Ruling)
    rested = models.JSONField()
    words = models.TextField()
    changes = models.JSONField(default=list, blank=True)
    renewal = models.JSONField(null=True, blank=True)
    renewed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, null=True, related_name="publications")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    revision = models.PositiveIntegerField(default=0)
    proposed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    looked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    second_look = models.CharField(max_length=10, choices=SecondLook, blank=True)
    published_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    note = models.TextField(max_length=2000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "topic", "-published_on"], name="questions_published_by_topic")]
        constraints = [
            # Proposing twice is proposing once.
            models.UniqueConstraint(
                fields=["answer"], condition=~Q(state=State.WITHDRAWN), name="questions_answer_published_once"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | Q(published_on__isnull=False, looked_by__isnull=False) & ~Q(second_look=""),
                name="questions_published_was_looked_at",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.WITHDRAWN, State.SENT_BACK]) | ~Q(note=""),
                name="questions_withdrawn_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}/{self.slug}"

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLISHED
