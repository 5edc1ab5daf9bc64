"""Who was reached: by agency and kind of employment, counted, estimated, listed, or signed in."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netra.campaigns.models.acts import Act
from netra.domain.codes import PersonStatus


class Employment(models.TextChoices):
    """In what capacity people are told; ASN is PNS and PPPK together. Codes of `PersonStatus` where one exists."""

    ASN = "ASN", _("ASN (PNS dan PPPK)")
    PNS = PersonStatus.PNS.value, _("PNS")
    PPPK = PersonStatus.PPPK.value, _("PPPK")
    PPNPN = PersonStatus.PPNPN.value, _("Pegawai non-ASN (PPNPN, honorer)")
    VILLAGE_HEAD = PersonStatus.VILLAGE_HEAD.value, _("Kepala desa")
    VILLAGE_STAFF = PersonStatus.VILLAGE_STAFF.value, _("Perangkat desa")
    BPD_MEMBER = PersonStatus.BPD_MEMBER.value, _("Anggota BPD")
    TNI = PersonStatus.TNI.value, _("Prajurit TNI")
    POLRI = PersonStatus.POLRI.value, _("Anggota Polri")
    PUBLIC = "PUBLIC", _("Masyarakat umum")
    OTHER = "OTHER", _("Lainnya")


class Exactness(models.TextChoices):
    """What a number of people rests on."""

    LIST = "LIST", _("daftar hadir")
    EXACT = "EXACT", _("hitungan")
    ESTIMATE = "ESTIMATE", _("perkiraan")
    SIGN_IN = "SIGN_IN", _("presensi mandiri")


class Reach(models.Model):
    """One part of an act's audience. Without agency it is told in words (`audience`), and covers no agency.

    `people` is `None` where no number is known; `wording` keeps a number as the source says it ("ratusan").
    """

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="reaches")
    agency = models.ForeignKey("registry.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=160, blank=True)
    employment = models.CharField(max_length=20, choices=Employment.choices, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    exactness = models.CharField(max_length=8, choices=Exactness.choices, blank=True)
    wording = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "reaches"
        # Coverage asks by agency.
        indexes = [models.Index(fields=["agency", "act"], name="campaigns_reach_of_agency")]
        constraints = [
            models.UniqueConstraint(
                fields=["act", "agency", "employment"],
                condition=Q(agency__isnull=False),
                name="campaigns_agency_once_an_act",
            ),
            models.CheckConstraint(
                condition=Q(people__isnull=True) | ~Q(exactness=""), name="campaigns_number_says_what_it_rests_on"
            ),
        ]


class AttendanceDoor(models.Model):
    """The address behind a session's QR code: open from one moment to another, known only by a keyed hash.

    `confirmed_at` is when the signatures were last counted into the audience; `names_erased_at` when the names went.
    """

    act = models.OneToOneField(Act, on_delete=models.CASCADE, related_name="door")
    digest = models.CharField(max_length=64, unique=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    names_erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gte=F("opens_at")), name="campaigns_door_closes_after_opening"
            )
        ]

    def is_open(self, at: datetime) -> bool:
        return self.opens_at <= at < self.closes_at


class Attendance(models.Model):
    """One person who signed in. The name may stay empty, and is never shown to the public."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="attendances")
    agency = models.ForeignKey("registry.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agency_text = models.CharField(max_length=160, blank=True)
    employment = models.CharField(max_length=20, choices=Employment.choices, blank=True)
    name = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    # The keyed hash of the form's own token: sending twice is one person.
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["at", "id"]
