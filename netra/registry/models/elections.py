"""Regional elections, the contests in them, the pairs, and which of the pairs hold office."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netra.registry.models.regions import RegionKind

# The quiet days end on the eve of polling; three days in 2020 and 2024, and so in local repeats.
QUIET_DAYS = 3
_TITLES = {
    RegionKind.PROVINCE: _("Pemilihan Gubernur dan Wakil Gubernur %(name)s %(year)s"),
    RegionKind.REGENCY: _("Pemilihan Bupati dan Wakil Bupati %(name)s %(year)s"),
    RegionKind.CITY: _("Pemilihan Wali Kota dan Wakil Wali Kota %(name)s %(year)s"),
}


class Election(models.Model):
    """A round of regional elections, named by its year. Stages and their dates are the law's timetable, not ours."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    polling_on = models.DateField()

    def __str__(self) -> str:
        return self.name


class ContestNote(models.TextChoices):
    NONE = "", "-"
    VOTE_MOVED = "VOTE_MOVED", _("pemungutan suara dipindahkan")
    BLANK_BOX_WON = "BLANK_BOX_WON", _("kotak kosong menang")
    REPEAT = "REPEAT", _("pemilihan ulang")
    SECOND_ROUND = "SECOND_ROUND", _("putaran kedua")


class Contest(models.Model):
    """One region's election of its head and deputy; `round` 2 is a second round or a repeated election.

    `designation_on` and `polling_on` are set only where the region departs from the national timetable.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="contests")
    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, related_name="contests")
    round = models.PositiveSmallIntegerField(default=1)
    designation_on = models.DateField(null=True, blank=True)
    polling_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=16, choices=ContestNote.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "region", "round"], name="registry_contest_once_per_round"),
        ]

    def __str__(self) -> str:
        return f"{self.election_id} {self.region_id}/{self.round}"

    @property
    def title(self) -> str:
        """What people call it, in the active language. Reads the region; fetch it along with the contest."""
        return str(_TITLES[RegionKind(self.region.kind)]) % {"name": self.region.name, "year": self.election_id}

    @property
    def polls_on(self) -> date:
        """The day people vote here. Reads the election; fetch it along with the contest."""
        return self.polling_on or self.election.polling_on

    @property
    def quiet_from(self) -> date:
        """The first quiet day, derived from the day of polling."""
        return self.polls_on - timedelta(days=QUIET_DAYS)


class Pair(models.Model):
    """Two people who stand together, or the blank box. `ballot_no` is empty until numbers are drawn."""

    contest = models.ForeignKey(Contest, on_delete=models.CASCADE, related_name="pairs")
    ballot_no = models.PositiveSmallIntegerField(null=True, blank=True)
    head_name = models.CharField(max_length=120, blank=True)
    deputy_name = models.CharField(max_length=120, blank=True)
    is_blank_box = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contest", "ballot_no"], name="registry_ballot_number_once"),
            models.CheckConstraint(
                condition=(Q(is_blank_box=True) & Q(head_name="")) | (Q(is_blank_box=False) & ~Q(head_name="")),
                name="registry_pair_is_named_or_blank",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contest_id} #{self.ballot_no or '-'}"

    @property
    def names(self) -> str:
        """Both names as printed; empty for the blank box."""
        return " – ".join(name for name in (self.head_name, self.deputy_name) if name)


class Side(models.TextChoices):
    """Head or deputy: which half of a pair, and which of two offices."""

    HEAD = "HEAD", _("kepala daerah")
    DEPUTY = "DEPUTY", _("wakil kepala daerah")


class Incumbency(models.Model):
    """A candidate who holds the office of head or deputy of a region, from `since` until `until` (excluded).

    The office may lie elsewhere than the contest: a regent may stand for governor.
    """

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="incumbencies")
    side = models.CharField(max_length=6, choices=Side.choices)
    office_region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, related_name="incumbencies")
    office = models.CharField(max_length=6, choices=Side.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pair", "side", "office_region"], name="registry_incumbency_once"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="registry_incumbency_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair_id} {self.side} {self.office_region_id}"

    def holds(self, on: date) -> bool:
        """Whether the office was held on a day."""
        return self.since <= on and (self.until is None or on < self.until)
