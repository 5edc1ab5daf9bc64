"""The agencies of a region: whom an appeal is written to, and where the people of a session come from."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AgencyKind(models.TextChoices):
    OPD = "OPD", _("Perangkat daerah (OPD)")
    VERTICAL = "VERTICAL", _("Instansi vertikal")
    SUBDISTRICT = "SUBDISTRICT", _("Kecamatan")
    VILLAGE = "VILLAGE", _("Desa atau kelurahan")
    PUBLIC_SERVICE_UNIT = "PUBLIC_SERVICE_UNIT", _("Sekolah, puskesmas, rumah sakit, atau BUMD")
    OTHER = "OTHER", _("Lainnya")


class Agency(models.Model):
    """One agency at work in a region. `search_key` is its folded name, once per region.

    `headcount` is the number of people who work there, with the day it was true; `None` where nobody has told it.
    """

    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, related_name="agencies")
    name = models.CharField(max_length=160)
    search_key = models.CharField(max_length=160)
    abbreviation = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    sub_district = models.OneToOneField(
        "registry.SubDistrict", null=True, blank=True, on_delete=models.SET_NULL, related_name="agency"
    )
    head_title = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    address = models.CharField(max_length=300, blank=True)
    headcount = models.PositiveIntegerField(null=True, blank=True)
    headcount_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        # The list of a region, by name.
        indexes = [models.Index(fields=["region", "name"], name="registry_agencies_of_region")]
        constraints = [
            models.UniqueConstraint(fields=["region", "search_key"], name="registry_agency_once_per_region"),
            models.CheckConstraint(condition=~Q(search_key=""), name="registry_agency_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
