"""Acts of prevention: what was said to whom, by whom, before anyone offended."""

import secrets
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netra.domain.timetable import PhaseName

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A short random name for addresses; it does not tell how many acts there are."""
    return "".join(secrets.choice(ALPHABET) for _number in range(8))


class ActKind(models.TextChoices):
    APPEAL = "APPEAL", _("Imbauan")
    SESSION = "SESSION", _("Sosialisasi")
    MEETING = "MEETING", _("Rapat koordinasi")
    CIRCULAR = "CIRCULAR", _("Surat edaran")
    PLEDGE = "PLEDGE", _("Pakta integritas atau ikrar")
    BROADCAST = "BROADCAST", _("Siniar atau siaran")
    POSTER = "POSTER", _("Poster atau spanduk")


class Phase(models.TextChoices):
    """Where the day of an act lies in its election; the codes are those of `domain.timetable.PhaseName`."""

    BEFORE_REGISTRATION = PhaseName.BEFORE_REGISTRATION.value, _("Sebelum pendaftaran pasangan calon")
    REGISTRATION = PhaseName.REGISTRATION.value, _("Masa pendaftaran pasangan calon")
    AWAITING_DESIGNATION = PhaseName.AWAITING_DESIGNATION.value, _("Menunggu penetapan pasangan calon")
    DESIGNATED = PhaseName.DESIGNATED.value, _("Sesudah penetapan, sebelum kampanye")
    CAMPAIGN = PhaseName.CAMPAIGN.value, _("Masa kampanye")
    QUIET = PhaseName.QUIET.value, _("Masa tenang")
    POLLING = PhaseName.POLLING.value, _("Hari pemungutan suara")
    COUNTING = PhaseName.COUNTING.value, _("Penghitungan dan rekapitulasi")
    AFTERWARDS = PhaseName.AFTERWARDS.value, _("Sesudah rekapitulasi")


class Act(models.Model):
    """One act of prevention. An act on a coming day is planned; what did not take place carries `cancelled_on`.

    `region` is `None` for an act of national reach. `organiser` is any body, an association of journalists included;
    `organiser_office` only where Netra knows it as an office. `election_year` and `phase` are read from the timetable
    when the act is recorded. `binds` lists codes of `Employment`. `day_is_estimate` where only about the day is known.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    # Sending the same form twice must give one act.
    form_key = models.CharField(max_length=36, unique=True)
    kind = models.CharField(max_length=10, choices=ActKind.choices)
    title = models.CharField(max_length=200)
    region = models.ForeignKey("registry.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    organiser = models.CharField(max_length=160)
    organiser_office = models.ForeignKey(
        "registry.Institution", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    host = models.CharField(max_length=120, blank=True)
    venue = models.CharField(max_length=160, blank=True)
    on = models.DateField()
    day_is_estimate = models.BooleanField(default=False)
    ends_on = models.DateField(null=True, blank=True)
    election_year = models.PositiveSmallIntegerField(null=True, blank=True)
    phase = models.CharField(max_length=20, choices=Phase.choices, blank=True)

    number = models.CharField(max_length=80, blank=True)
    binds = models.JSONField(default=list, blank=True)
    text = models.TextField(max_length=20000, blank=True)
    minutes = models.TextField(max_length=20000, blank=True)
    recording_link = models.URLField(max_length=500, blank=True)
    recording_title = models.CharField(max_length=160, blank=True)
    questions = models.TextField(max_length=8000, blank=True)
    material = models.TextField(max_length=2000, blank=True)
    note = models.TextField(max_length=4000, blank=True)
    source = models.CharField(max_length=300, blank=True)

    # A session that somebody who was told held for colleagues.
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="follow_ons")
    is_public = models.BooleanField(default=False)
    cancelled_on = models.DateField(null=True, blank=True)
    cancelled_why = models.CharField(max_length=300, blank=True)

    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    recorded_by = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            # The register and the public list of a region, the latest act first.
            models.Index(fields=["region", "-on"], name="campaigns_acts_of_region"),
            # The public list of the nation.
            models.Index(fields=["is_public", "-on"], name="campaigns_public_acts"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("on")), name="campaigns_act_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="campaigns_act_does_not_follow_itself"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> date:
        return self.ends_on or self.on

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_on is not None

    def is_planned(self, on: date) -> bool:
        """Whether it is still to come on a day."""
        return not self.is_cancelled and self.on > on

    def was_held(self, on: date) -> bool:
        """Whether it took place on or before a day."""
        return not self.is_cancelled and self.on <= on


class Speaker(models.Model):
    """Who spoke: a name with post and body, as the organiser announced it."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="speakers")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    post = models.CharField(max_length=120, blank=True)
    body = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.name


class Party(models.Model):
    """A body at the table of a coordination meeting; `represented_by` names post or person where known."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField(default=0)
    body = models.CharField(max_length=160)
    role = models.CharField(max_length=120, blank=True)
    represented_by = models.CharField(max_length=160, blank=True)

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return self.body


class Agreement(models.Model):
    """What a meeting agreed: who must do what by when, and when it was done."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="agreements")
    position = models.PositiveSmallIntegerField(default=0)
    what = models.CharField(max_length=500)
    who = models.CharField(max_length=160)
    by_when = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    done_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "id"]
        # Points still open, the nearest day first.
        indexes = [models.Index(fields=["done_on", "by_when"], name="campaigns_open_agreements")]

    def __str__(self) -> str:
        return f"{self.who}: {self.what}"


class Attachment(models.Model):
    """A picture or paper of an act. The public sees its clean copy, and only where `is_public`."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="attachments")
    evidence = models.OneToOneField("evidence.Evidence", on_delete=models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    is_public = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.caption or str(self.pk)
