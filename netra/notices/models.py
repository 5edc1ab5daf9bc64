"""Notices: one for each ledger row and person it concerns; how far the ledger was read; how each mail fared.

Nothing here says who is accused, who reported, or what happened: a notice holds codes, an address and days.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Why somebody is told; the sentences are in `wording`."""

    NEW_CASE = "NEW_CASE"
    NEW_WORK = "NEW_WORK"
    RETURNED = "RETURNED"
    REFERRAL = "REFERRAL"
    OVERDUE = "OVERDUE"
    SANCTION = "SANCTION"
    TRACK_ENDED = "TRACK_ENDED"
    CASE_CLOSED = "CASE_CLOSED"
    QUESTION = "QUESTION"
    ANSWER = "ANSWER"
    MESSAGE = "MESSAGE"
    ACCUSED_ANSWER = "ACCUSED_ANSWER"
    OFFICE_NOTICE = "OFFICE_NOTICE"
    ASKED_FIRST = "ASKED_FIRST"
    ASKER_WROTE = "ASKER_WROTE"
    PROMISE_PASSED = "PROMISE_PASSED"
    SECOND_LOOK = "SECOND_LOOK"
    LAW_CHANGED = "LAW_CHANGED"
    UNIT_ASKED = "UNIT_ASKED"
    UNIT_ANSWERED = "UNIT_ANSWERED"
    UNIT_LATE = "UNIT_LATE"
    UNIT_NOT_NEEDED = "UNIT_NOT_NEEDED"
    ASSIGNED = "ASSIGNED"
    TAKEN_OVER = "TAKEN_OVER"
    IDENTITY_ASKED = "IDENTITY_ASKED"
    IDENTITY_DECIDED = "IDENTITY_DECIDED"
    IDENTITY_OPENED = "IDENTITY_OPENED"
    # to reporters
    PROGRESS = "PROGRESS"
    COMPLETION = "COMPLETION"
    OFFICE_MESSAGE = "OFFICE_MESSAGE"
    ENDED = "ENDED"
    # to those who asked before acting
    QUESTION_NEWS = "QUESTION_NEWS"


class MailState(models.TextChoices):
    OFF = "OFF"  # nothing was to be sent: no server, an import, old news, or a reader who wants no mail
    DIGEST = "DIGEST"  # goes out with the reader's one mail of the day
    WAITING = "WAITING"
    SENDING = "SENDING"  # claimed by a worker; when the claim grows old the worker died and another one takes it
    SENT = "SENT"
    REFUSED = "REFUSED"  # the server refused the address for good, several times over
    UNWANTED = "UNWANTED"  # the reporter no longer wants mail


class Mailed(models.Model):
    """How the mail of something fared."""

    mail = models.CharField(max_length=8, choices=MailState)
    attempts = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(null=True)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    fault = models.CharField(max_length=60, blank=True)

    class Meta:
        abstract = True


class Wish(models.TextChoices):
    EACH = "EACH", _("Surel untuk setiap kabar")
    DAILY = "DAILY", _("Satu ringkasan sehari")
    NONE = "NONE", _("Tanpa surel, hanya di halaman ini")


class Preference(models.Model):
    """How a member of staff wants to be told. Without one: a mail for each notice."""

    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="+")
    wish = models.CharField(max_length=5, choices=Wish, default=Wish.EACH)
    hour = models.PositiveSmallIntegerField(default=7)


class Digest(Mailed):
    """The one mail of a day for one member of staff."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "on"], name="notices_one_digest_a_day")]
        indexes = [models.Index(fields=["mail", "try_at"], name="notices_digest_due")]

    def __str__(self) -> str:
        return f"digest {self.pk}"


class Notice(Mailed):
    """Something new for one member of staff, one reporter or one asker. `path` is where it is to be read, `ref` names
    the file."""

    entry = models.ForeignKey("ledger.Entry", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, null=True, related_name="+")
    report = models.ForeignKey("intake.Report", on_delete=models.PROTECT, null=True, related_name="+")
    question = models.ForeignKey("questions.Question", on_delete=models.PROTECT, null=True, related_name="+")
    ref = models.CharField(max_length=12, blank=True)
    path = models.CharField(max_length=80)
    procedure_code = models.CharField(max_length=30, blank=True)
    stage = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    digest = models.ForeignKey(Digest, on_delete=models.SET_NULL, null=True, related_name="notices")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "user"], name="notices_once_per_member"),
            models.UniqueConstraint(fields=["entry", "report"], name="notices_once_per_reporter"),
            models.UniqueConstraint(fields=["entry", "question"], name="notices_once_per_asker"),
            models.CheckConstraint(
                condition=Q(user__isnull=False, report__isnull=True, question__isnull=True)
                | Q(user__isnull=True, report__isnull=False, question__isnull=True)
                | Q(user__isnull=True, report__isnull=True, question__isnull=False),
                name="notices_for_one_recipient",
            ),
        ]
        indexes = [
            # The worker asks for what is due; the page for what one person has.
            models.Index(fields=["mail", "try_at"], name="notices_mail_due"),
            models.Index(fields=["user", "-id"], name="notices_of_member"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Cursor(models.Model):
    """How far the ledger has been read; raised by compare-and-set, so that two workers never read the same stretch."""

    name = models.CharField(max_length=20, primary_key=True)
    last_entry = models.BigIntegerField(default=0)


class Gap(models.Model):
    """A number missing in the ledger when it was read past. A slow transaction may still bring the row."""

    entry_id = models.BigIntegerField(primary_key=True)
    seen_at = models.DateTimeField()
