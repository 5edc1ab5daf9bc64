"""The zone of a region as it was read on a day."""

from typing import Any, Never

from django.db import models

from netra.domain.zones import Zone

ZONES = [(zone.value, zone.label.id) for zone in Zone]


class ReadingIsTaken(Exception):
    """Somebody tried to change a reading."""


class Reading(models.Model):
    """One region, one day, one formula: the counts, the index and the zones it gave. Written once, never altered.

    `on` is the last day of the window that was counted. `taken_at` later than the morning after means it was computed
    afterwards, from the days kept in the figures. `entry` is the last ledger row those figures had counted.
    `tercile` is empty where too few regions had points; rate and staff are empty without a dated count of staff.
    """

    formula = models.CharField(max_length=20)
    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    registered = models.PositiveIntegerField()
    proven = models.PositiveIntegerField()
    overdue = models.PositiveIntegerField()
    received = models.PositiveIntegerField()
    vulnerability = models.CharField(max_length=20, blank=True)
    vulnerability_series = models.CharField(max_length=300, blank=True)
    vulnerability_on = models.DateField(null=True, blank=True)

    recent_registered = models.PositiveIntegerField()
    earlier_registered = models.PositiveIntegerField()
    recent_received = models.PositiveIntegerField()
    earlier_received = models.PositiveIntegerField()

    index = models.PositiveIntegerField()
    fixed = models.CharField(max_length=6, choices=ZONES)
    tercile = models.CharField(max_length=6, choices=ZONES, blank=True)
    staff = models.PositiveIntegerField(null=True, blank=True)
    staff_on = models.CharField(max_length=10, blank=True)
    rate = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    rate_zone = models.CharField(max_length=6, choices=ZONES, blank=True)

    taken_at = models.DateTimeField()
    entry = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["formula", "region", "on"], name="zones_one_reading_a_day"),
            models.CheckConstraint(
                condition=models.Q(rate__isnull=True, rate_zone="")
                | models.Q(rate__isnull=False, staff__isnull=False) & ~models.Q(rate_zone=""),
                name="zones_rate_rests_on_staff",
            ),
        ]
        # The map of a day.
        indexes = [models.Index(fields=["on", "region"], name="zones_of_a_day")]

    def __str__(self) -> str:
        return f"{self.region_id} {self.on} {self.fixed}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise ReadingIsTaken("A reading is never changed; a new formula begins a new series.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise ReadingIsTaken("A reading is never removed.")
