"""How many civil servants a region has, as somebody counted them on a day."""

from django.db import models


class StaffCount(models.Model):
    """A count with its date and source; only the unit ASN serves the rate. `as_of` may be a day, a month or a year."""

    ASN = "ASN"

    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, related_name="+")
    count = models.PositiveIntegerField()
    unit = models.CharField(max_length=20, default=ASN)
    as_of = models.CharField(max_length=10)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "unit", "as_of"], name="zones_one_count_a_date"),
            models.CheckConstraint(condition=models.Q(count__gt=0), name="zones_somebody_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.count} {self.unit} {self.as_of}"

    @property
    def is_address(self) -> bool:
        """Whether the source can be opened; other sources name a paper or a letter."""
        return self.source.startswith(("https://", "http://"))
