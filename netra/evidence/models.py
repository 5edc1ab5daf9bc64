"""Evidence: a sealed original, its copies, and every touch of it."""

import uuid
from typing import Any, NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from netra.evidence.touching import CUSTODY, touch_body
from netra.ledger.queries import Chained, number_of


class CleanState(models.TextChoices):
    """How far the copy without metadata is."""

    PENDING = "PENDING", _("Salinan bersih sedang dibuat")
    DONE = "DONE", _("Salinan bersih tersedia")
    NONE = "NONE", _("Hanya berkas asli yang tersegel")
    FAILED = "FAILED", _("Salinan bersih gagal dibuat")


class ScanState(models.TextChoices):
    """What the virus scanner said; where none is configured, everything stays `WAITING` and nothing waits for it."""

    WAITING = "WAITING", _("Belum diperiksa")
    PASSED = "PASSED", _("Lolos pemeriksaan virus")
    SUSPICIOUS = "SUSPICIOUS", _("Dicurigai, ditahan")
    TOO_LARGE = "TOO_LARGE", _("Terlalu besar untuk diperiksa")


class CleanReason(models.TextChoices):
    """Why there is no clean copy."""

    KIND = "KIND", _("Untuk jenis berkas ini belum dibuat salinan bersih; yang ada hanya berkas asli yang tersegel.")
    LOCKED = "LOCKED", _("PDF ini terkunci kata sandi; yang ada hanya berkas asli yang tersegel.")
    DAMAGED = "DAMAGED", _("Isi berkas rusak sehingga tidak dapat disalin; berkas asli tetap tersegel.")
    HEAVY = "HEAVY", _("Berkas ini terlalu berat untuk disalin dengan aman; berkas asli tetap tersegel.")
    GAVE_UP = "GAVE_UP", _("Beberapa kali dicoba tanpa hasil; berkas asli tetap tersegel.")
    ERASED = "ERASED", _("Berkas ini sudah dihapus menurut aturan simpan.")
    MISSING = "MISSING", _("Berkas asli tidak ditemukan di tempat penyimpanan; hubungi pengelola sistem.")


class Evidence(models.Model):
    """One handing-in of one file. The same bytes handed in twice are two rows and one file on the disk."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(help_text="Bytes.")
    media_type = models.CharField(max_length=80, help_text="Found from the content.")
    name = models.CharField(max_length=160, blank=True, help_text="The file's own name, as text only.")
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=64, help_text='Opaque actor: "user:12", "citizen", "import".')
    caption = models.TextField(blank=True)
    source_url = models.TextField(blank=True)
    perceptual_key = models.CharField(max_length=16, blank=True)
    clean_state = models.CharField(max_length=10, choices=CleanState.choices)
    clean_reason = models.CharField(max_length=10, choices=CleanReason.choices, blank=True)
    clean_media_type = models.CharField(max_length=80, blank=True)
    clean_sha256 = models.CharField(max_length=64, blank=True)
    clean_claimed_at = models.DateTimeField(null=True)
    clean_attempts = models.PositiveSmallIntegerField(default=0)
    scan_state = models.CharField(max_length=10, choices=ScanState.choices, default=ScanState.WAITING)
    scan_finding = models.CharField(max_length=120, blank=True, help_text="The signature's name.")
    scanned_at = models.DateTimeField(null=True)
    scan_tried_at = models.DateTimeField(null=True, help_text="When the scanner was asked and stayed silent.")
    erased_at = models.DateTimeField(null=True)
    erased_under = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [
            # Duplicates are looked up by content.
            models.Index(fields=["sha256"], name="evidence_by_content"),
            # The worker asks for what is pending, oldest first.
            models.Index(fields=["kept_at"], name="evidence_pending", condition=models.Q(clean_state="PENDING")),
            # The scanner's job asks for what did not pass, and for what passed of late.
            models.Index(fields=["scan_state", "kept_at"], name="evidence_scanned"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(size__gt=0), name="evidence_not_empty"),
            models.CheckConstraint(condition=~models.Q(kept_by=""), name="evidence_kept_by_someone"),
            models.CheckConstraint(
                condition=models.Q(clean_state__in=["PENDING", "DONE"]) | ~models.Q(clean_reason=""),
                name="evidence_without_copy_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.media_type} {self.sha256[:8]}"


class Touch(Chained):
    """One touch of a piece of evidence, chained with those before it. Never changed, never deleted."""

    class What(models.TextChoices):
        KEPT = "KEPT", _("Diterima dan disegel")
        CLEANED = "CLEANED", _("Salinan bersih dibuat")
        LOOKED_SMALL = "LOOKED_SMALL", _("Gambar kecil dilihat")
        LOOKED_CLEAN = "LOOKED_CLEAN", _("Salinan bersih dilihat")
        LOOKED_ORIGINAL = "LOOKED_ORIGINAL", _("Berkas asli dilihat")
        MADE_PUBLIC = "MADE_PUBLIC", _("Salinan untuk diterbitkan dibuat")
        LOOKED_PUBLIC = "LOOKED_PUBLIC", _("Salinan untuk diterbitkan dilihat")
        PASSED = "PASSED", _("Lolos pemeriksaan virus")
        HELD = "HELD", _("Ditahan pemeriksa virus")
        ERASED = "ERASED", _("Dihapus menurut aturan simpan")

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="touches")
    sequence = models.PositiveIntegerField(null=True, editable=False)
    who = models.CharField(max_length=64)
    at = models.DateTimeField()
    what = models.CharField(max_length=16, choices=What.choices)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(who=""), name="touch_by_someone"),
            models.CheckConstraint(
                condition=~models.Q(what="LOOKED_ORIGINAL") | ~models.Q(why=""), name="original_looked_at_for_a_reason"
            ),
            models.UniqueConstraint(fields=["evidence", "sequence"], name="touch_one_row_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.who}"

    def chain(self) -> tuple[str, int]:
        return CUSTODY, number_of(self.evidence_id)

    def canonical(self) -> bytes:
        return touch_body(
            {name: getattr(self, name) for name in ("evidence_id", "sequence", "who", "at", "what", "why")}
            | {"sha256": self.evidence.sha256, "size": self.evidence.size}
        )

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A touch is a record of what happened; it is not deleted.")
