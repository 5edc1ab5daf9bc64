"""Provinces, regencies and cities, the names people use for them, and the codes they once had."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RegionKind(models.TextChoices):
    PROVINCE = "PROVINCE", _("Provinsi")
    REGENCY = "REGENCY", _("Kabupaten")
    CITY = "CITY", _("Kota")


class TimeZone(models.TextChoices):
    WIB = "WIB", _("Waktu Indonesia Barat (WIB)")
    WITA = "WITA", _("Waktu Indonesia Tengah (WITA)")
    WIT = "WIT", _("Waktu Indonesia Timur (WIT)")


ZONES = {
    TimeZone.WIB.value: ZoneInfo("Asia/Jakarta"),
    TimeZone.WITA.value: ZoneInfo("Asia/Makassar"),
    TimeZone.WIT.value: ZoneInfo("Asia/Jayapura"),
}


class Region(models.Model):
    """A province, regency or city under the Home Ministry's code of 2025, such as "33.09".

    The six administrative units of Jakarta are here too: they have supervisors of their own but elect nobody.
    """

    code = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=80)
    official_name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=RegionKind.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    is_administrative = models.BooleanField(default=False)
    label_latitude = models.FloatField()
    label_longitude = models.FloatField()
    population = models.PositiveIntegerField(null=True, blank=True)
    time_zone = models.CharField(max_length=4, choices=TimeZone.choices)
    search_key = models.CharField(max_length=100, db_index=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=RegionKind.PROVINCE, parent__isnull=True)
                | (~Q(kind=RegionKind.PROVINCE) & Q(parent__isnull=False)),
                name="registry_province_has_no_parent",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="registry_region_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """The name with its kind: "Kabupaten Boyolali", "Provinsi Jawa Tengah"."""
        if self.kind == RegionKind.PROVINCE:
            # Written so by the province itself; the word would double ("Provinsi Daerah Istimewa …").
            return self.name if self.name.startswith("Daerah ") else f"Provinsi {self.name}"
        return self.official_name

    @property
    def is_province(self) -> bool:
        return self.kind == RegionKind.PROVINCE

    @property
    def zone(self) -> ZoneInfo:
        """The clock people read there."""
        return ZONES[self.time_zone]

    def existed(self, on: date) -> bool:
        """Whether the region had this form on a day; open sides reach past what Netra keeps."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)


class AliasKind(models.TextChoices):
    ABBREVIATION = "ABBREVIATION", _("singkatan")
    OLD_NAME = "OLD_NAME", _("nama lama")
    VARIANT = "VARIANT", _("ejaan lain")


class RegionAlias(models.Model):
    """Another name people write for a region: "PPU", "Sidrap", "Toba Samosir"."""

    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="aliases")
    alias = models.CharField(max_length=80)
    kind = models.CharField(max_length=12, choices=AliasKind.choices)
    search_key = models.CharField(max_length=80, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "alias"], name="registry_alias_once_per_region")]

    def __str__(self) -> str:
        return self.alias


class FormerCode(models.Model):
    """A code a region carried until a day, and the province it then belonged to.

    The day is that of the law which made the new province; the decree on codes followed later in the same season.
    """

    code = models.CharField(max_length=5, primary_key=True)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="former_codes")
    parent = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    valid_to = models.DateField()

    def __str__(self) -> str:
        return f"{self.code} → {self.region_id}"


class SubDistrict(models.Model):
    """A kecamatan, distrik, kapanewon or kemantren."""

    code = models.CharField(max_length=8, primary_key=True)
    name = models.CharField(max_length=80)
    region = models.ForeignKey(Region, on_delete=models.CASCADE, related_name="sub_districts")
    search_key = models.CharField(max_length=80, db_index=True)

    def __str__(self) -> str:
        return self.name
