"""The doors through which matters come in, and the talk with whoever brought them. Never who that is."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    WEB = "WEB", _("Halaman lapor")
    HOTLINE = "HOTLINE", _("Telepon pengaduan")
    WALK_IN = "WALK_IN", _("Datang ke kantor")
    MESSAGE = "MESSAGE", _("Pesan singkat")
    MAIL = "MAIL", _("Surat atau surel")
    TELEGRAM = "TELEGRAM", _("Telegram")
    WHATSAPP = "WHATSAPP", _("WhatsApp")
    FIELD = "FIELD", _("Pengawasan di lapangan")
    IMPORT = "IMPORT", _("Diimpor dari berkas")
    REQUEST = "REQUEST", _("Permintaan lembaga")
    MEDIA = "MEDIA", _("Berita atau tulisan yang dibaca")


class Entitlement(models.TextChoices):
    """Why somebody may lodge a formal report."""

    VOTER = "VOTER", _("Warga yang punya hak pilih di daerah itu")
    OBSERVER = "OBSERVER", _("Pemantau pemilihan yang terakreditasi")
    CONTESTANT = "CONTESTANT", _("Peserta pemilihan atau tim kampanyenya")


class Signature(models.TextChoices):
    ONLINE = "ONLINE", _("Tanda tangan daring sekarang")
    COUNTER = "COUNTER", _("Cetak formulir dan tanda tangani di kantor")


class Report(models.Model):
    """One handing-in, and the case it opened.

    `is_guarded`: the name came with a tip, and is opened only with a custodian's consent.
    `digest` belongs to the receipt code, which is kept nowhere. `sealed_identity` and `sealed_contact` are keys into
    the vault, read and written by `netra.intake.reporters` alone. No network address, browser or referrer is ever kept.
    """

    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10, choices=Channel)
    digest = models.CharField(max_length=64, unique=True, null=True)
    sealed_identity = models.UUIDField(null=True, blank=True)
    is_guarded = models.BooleanField(default=False)
    sealed_contact = models.UUIDField(null=True, blank=True)
    card = models.UUIDField(null=True, blank=True, help_text="The evidence that is the identity card.")
    forgotten_under = models.CharField(max_length=40, blank=True, help_text="The rule of retention.")
    wants_notices = models.BooleanField(default=False)
    answers_by = models.ForeignKey(
        "channels.Correspondent",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="To whom the office's messages go besides the status page; chosen by the reporter.",
    )
    entitled_as = models.CharField(max_length=12, choices=Entitlement, blank=True)
    signature = models.CharField(max_length=8, choices=Signature, blank=True)
    lodged_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40)
    source = models.CharField(max_length=80, blank=True)
    external_id = models.CharField(max_length=120, blank=True)
    sender = models.ForeignKey(
        "registry.Institution", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    sender_name = models.CharField(max_length=160, blank=True)
    letter_number = models.CharField(max_length=80, blank=True)
    letter_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "external_id"], condition=~Q(external_id=""), name="intake_one_row_per_source"
            ),
            models.CheckConstraint(
                condition=Q(wants_notices=False) | Q(sealed_contact__isnull=False), name="intake_notices_have_address"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.lodged_at:%Y-%m-%d}"

    @property
    def is_named(self) -> bool:
        return self.sealed_identity is not None and not self.is_guarded


class Asking(models.Model):
    """An office asks a custodian for leave to learn, once, who gave a tip. What was decided is not changed."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="askings")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    is_granted = models.BooleanField(default=False)
    why = models.CharField(max_length=500, blank=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report"], condition=Q(decided_at=None), name="intake_one_asking"),
            models.CheckConstraint(condition=~Q(reason=""), name="intake_asking_has_reason"),
            models.CheckConstraint(
                condition=Q(decided_at=None) | (Q(decided_by__isnull=False) & ~Q(why="")),
                name="intake_decided_for",
            ),
            models.CheckConstraint(condition=Q(is_granted=False) | Q(decided_at__isnull=False), name="intake_leave"),
            models.CheckConstraint(condition=Q(opened_at=None) | Q(is_granted=True), name="intake_opened_with_leave"),
            models.CheckConstraint(condition=~Q(decided_by=models.F("asked_by")), name="intake_two_people"),
        ]

    def __str__(self) -> str:
        return f"{self.institution_id} {self.asked_at:%Y-%m-%d}"


class Message(models.Model):
    """One message between the office and the reporter; `files` says how many were attached to it, `via` on which
    channel a reporter's message came.

    `sent_as` is the digest of the form's own secret: the same form sent twice is one message.
    """

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="messages")
    from_reporter = models.BooleanField()
    text = models.TextField()
    files = models.PositiveSmallIntegerField(default=0)
    via = models.CharField(max_length=10, choices=Channel, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    sent_as = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{'reporter' if self.from_reporter else 'office'} {self.at:%Y-%m-%d}"
