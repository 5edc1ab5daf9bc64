"""Offices: those that supervise, verify, examine and impose, and those that only receive letters."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class InstitutionKind(models.TextChoices):
    BAWASLU_RI = "BAWASLU_RI", _("Bawaslu RI")
    BAWASLU_PROVINCE = "BAWASLU_PROVINCE", _("Bawaslu provinsi")
    BAWASLU_DISTRICT = "BAWASLU_DISTRICT", _("Bawaslu kabupaten/kota")
    PANWASCAM = "PANWASCAM", _("Panwaslu kecamatan")
    KASN = "KASN", _("Komisi Aparatur Sipil Negara")
    BKN = "BKN", _("Badan Kepegawaian Negara")
    SATGAS = "SATGAS", _("Satuan Tugas Netralitas ASN")
    PPK = "PPK", _("Pejabat pembina kepegawaian daerah")
    PPK_CENTRAL = "PPK_CENTRAL", _("Pejabat pembina kepegawaian pusat")
    REGENT = "REGENT", _("Bupati/wali kota (urusan desa)")
    GAKKUMDU = "GAKKUMDU", _("Sentra Gakkumdu")
    KPU = "KPU", _("Komisi Pemilihan Umum")
    DKPP = "DKPP", _("Dewan Kehormatan Penyelenggara Pemilu")
    PROPAM = "PROPAM", _("Propam Polri")
    TNI = "TNI", _("Tentara Nasional Indonesia")
    HOME_MINISTRY = "HOME_MINISTRY", _("Kementerian Dalam Negeri")
    PANRB = "PANRB", _("Kementerian PANRB")
    PRESIDENT = "PRESIDENT", _("Presiden")
    CYBER_UNIT = "CYBER_UNIT", _("Unit siber")
    OTHER_AGENCY = "OTHER_AGENCY", _("Instansi lain")


SUPERVISORS = (
    InstitutionKind.BAWASLU_RI,
    InstitutionKind.BAWASLU_PROVINCE,
    InstitutionKind.BAWASLU_DISTRICT,
    InstitutionKind.PANWASCAM,
)


class Confidence(models.TextChoices):
    """How well a fact stands: several sources, one decent source, general knowledge without a source."""

    HIGH = "HIGH", _("dikukuhkan beberapa sumber")
    MEDIUM = "MEDIUM", _("satu sumber")
    LOW = "LOW", _("pengetahuan umum, belum diperiksa")


class Institution(models.Model):
    """An office. Its `code` never changes and may be stored in ledgers: "BAWASLU-33.09", "PPK-33", "BKN".

    `signs_in` is False for bodies whose stage is kept by others: the sender records their letter and answer.
    What an administrator writes (hotline, e-mail, address, hours, head) is never touched by loading.
    """

    code = models.CharField(max_length=40, primary_key=True)
    kind = models.CharField(max_length=20, choices=InstitutionKind.choices)
    name = models.CharField(max_length=160)
    short_name = models.CharField(max_length=100)
    region = models.ForeignKey(
        "registry.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="institutions"
    )
    sub_district = models.ForeignKey(
        "registry.SubDistrict", null=True, blank=True, on_delete=models.PROTECT, related_name="institutions"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="below")
    signs_in = models.BooleanField(default=True)
    name_confidence = models.CharField(max_length=6, choices=Confidence.choices, default=Confidence.MEDIUM)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    # What must be known before relying on the office, such as a mandate nobody has found written down.
    note = models.CharField(max_length=400, blank=True)
    note_en = models.CharField(max_length=400, blank=True)

    head_name = models.CharField(max_length=160, blank=True)
    hotline = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)
    address = models.TextField(max_length=500, blank=True)
    # The office's own week, {"mon": ["08:00", "16:00"], "sun": null}; null follows the rule for its kind.
    hours = models.JSONField(null=True, blank=True)
    hours_source = models.CharField(max_length=200, blank=True)
    contact_on = models.DateField(null=True, blank=True)

    class Meta:
        # The office of a region: the question every case asks first.
        indexes = [models.Index(fields=["region", "kind"], name="registry_office_of_region")]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_from__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="registry_office_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def existed(self, on: date) -> bool:
        """Whether the office was at work on a day; open sides reach past what Netra keeps."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on < self.valid_to)

    @property
    def is_supervisor(self) -> bool:
        """Whether it belongs to the election supervisors, whose counter hours are a matter of rule."""
        return self.kind in SUPERVISORS
