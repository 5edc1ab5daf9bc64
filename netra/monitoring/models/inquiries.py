"""Questions to the cyber unit, about a flag or a case, and what it answered."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from netra.monitoring.models.choices import Confidence, InquiryState
from netra.monitoring.models.flags import Flag
from netra.monitoring.models.names import new_ref


class Inquiry(models.Model):
    """One question with its term. `due_at` is the first moment that is too late; `overdue_at` when that was noted.

    The unit reads the question and, of a flag, the post; of a case it reads nothing but the question.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    flag = models.ForeignKey(Flag, null=True, on_delete=models.PROTECT, related_name="inquiries")
    case = models.ForeignKey("cases.Case", null=True, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    question = models.TextField(max_length=4000)
    form_key = models.CharField(max_length=36, unique=True)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    asked_from = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    overdue_at = models.DateTimeField(null=True)

    state = models.CharField(max_length=10, choices=InquiryState, default=InquiryState.OPEN)
    taken_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(max_length=8000, blank=True)
    confidence = models.CharField(max_length=6, choices=Confidence, blank=True)
    answered_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["office", "state", "due_at"], name="monitoring_inquiries_of_unit")]
        constraints = [
            models.CheckConstraint(
                condition=Q(flag__isnull=False, case=None) | Q(flag=None, case__isnull=False),
                name="monitoring_inquiry_about_one_thing",
            ),
            models.CheckConstraint(
                condition=~Q(state="ANSWERED") | ~Q(answer="") & ~Q(confidence="") & Q(answered_at__isnull=False),
                name="monitoring_answered_with_confidence",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in {InquiryState.OPEN, InquiryState.TAKEN}

    @property
    def last_day(self) -> date:
        """The last day on which an answer is in time, by the clock of Jakarta, where the unit sits."""
        return timezone.localdate(self.due_at - timedelta(microseconds=1))

    def is_late(self, at: datetime) -> bool:
        return self.is_open and self.due_at <= at


class InquiryPiece(models.Model):
    """A file that came with the answer."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="pieces")
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.inquiry_id} {self.evidence_id}"
