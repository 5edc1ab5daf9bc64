"""The register of what heads of region did with their office, and the evidence for it."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netra.domain.office_window import Consent, Deed, OfficeDeed

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_ref() -> str:
    """A short random name for addresses; it tells nothing about the act or how many there are."""
    return "".join(secrets.choice(ALPHABET) for _number in range(12))


class DeedKind(models.TextChoices):
    """What was done; the codes are those of `domain.office_window.Deed`."""

    ROTATION = Deed.ROTATION.value, _("Mutasi atau penggantian pejabat")
    AID = Deed.AID.value, _("Program bantuan")
    ASSETS = Deed.ASSETS.value, _("Pemakaian aset atau fasilitas daerah")
    MOBILISATION = Deed.MOBILISATION.value, _("Pengerahan aparatur")


class Doer(models.TextChoices):
    """Who used the office."""

    HEAD = "HEAD", _("Kepala daerah")
    DEPUTY = "DEPUTY", _("Wakil kepala daerah")
    ACTING_HEAD = "ACTING_HEAD", _("Penjabat kepala daerah")


class ConsentState(models.TextChoices):
    """The Home Minister's written consent; only asked for a rotation."""

    NONE = Consent.NONE.value, _("Tidak ada")
    GIVEN = Consent.GIVEN.value, _("Ada, dengan surat")
    NOT_KNOWN = Consent.NOT_KNOWN.value, _("Belum diketahui")


class Source(models.TextChoices):
    """Where the office knows it from."""

    REPORT = "REPORT", _("Laporan atau informasi warga")
    FINDING = "FINDING", _("Hasil pengawasan")
    OWN_NOTICE = "OWN_NOTICE", _("Pemberitahuan pemerintah daerah (Sekda)")


class OfficeAct(models.Model):
    """One act of a head, deputy or acting head of a region. What it means on its day is computed, never stored."""

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    # Sending the same form twice must give one act.
    form_key = models.CharField(max_length=36, unique=True)
    region = models.ForeignKey("registry.Region", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=DeedKind)
    done_by = models.CharField(max_length=11, choices=Doer)
    doer_name = models.CharField(max_length=120, blank=True)
    on = models.DateField()
    known_on = models.DateField()
    description = models.TextField(max_length=4000)
    source = models.CharField(max_length=10, choices=Source)
    source_note = models.CharField(max_length=300, blank=True)

    fills_vacancy = models.BooleanField(default=False)
    consent = models.CharField(max_length=9, choices=ConsentState, default=ConsentState.NONE)
    consent_on = models.DateField(null=True, blank=True)
    consent_number = models.CharField(max_length=120, blank=True)
    winners_fixed_on = models.DateField(null=True, blank=True)
    inaugurated_on = models.DateField(null=True, blank=True)

    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    evidence: "models.ManyToManyField[models.Model, models.Model]" = models.ManyToManyField(
        "evidence.Evidence", related_name="+"
    )

    class Meta:
        # The register of a region, the latest act first.
        indexes = [models.Index(fields=["region", "-on"], name="watch_register_of_region")]
        constraints = [
            models.CheckConstraint(
                condition=Q(consent=ConsentState.GIVEN, consent_on__isnull=False) & ~Q(consent_number="")
                | ~Q(consent=ConsentState.GIVEN) & Q(consent_on__isnull=True, consent_number=""),
                name="watch_consent_has_day_and_number",
            ),
            models.CheckConstraint(
                condition=Q(kind=DeedKind.ROTATION) | Q(fills_vacancy=False, consent=ConsentState.NONE),
                name="watch_consent_only_for_rotation",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.region_id} {self.on}"

    @property
    def deed(self) -> OfficeDeed:
        """The act as the law's calendar wants to know it."""
        return OfficeDeed(
            kind=Deed(self.kind),
            on=self.on,
            fills_vacancy=self.fills_vacancy,
            consent=Consent(self.consent),
            consent_on=self.consent_on,
            winners_fixed_on=self.winners_fixed_on,
            inaugurated_on=self.inaugurated_on,
        )
