"""Links and what they showed: captures of our own, archives made elsewhere, and how an office wants it done."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SHOWN_IN_FULL = 200


def new_ref() -> str:
    """A short random name for addresses; it tells nothing about the link."""
    return "".join(secrets.choice(ALPHABET) for _number in range(10))


class State(models.TextChoices):
    """How far a capture is."""

    HELD = "HELD", _("Tidak diambil")
    WAITING = "WAITING", _("Menunggu diambil")
    TAKEN = "TAKEN", _("Sudah diambil")
    GONE = "GONE", _("Halaman sudah tidak ada")
    REFUSED = "REFUSED", _("Tidak boleh diambil")
    FAILED = "FAILED", _("Gagal diambil")


ENDED = (State.TAKEN, State.GONE, State.REFUSED, State.FAILED)


class Held(models.TextChoices):
    """Why a link is not fetched though it could be."""

    SITE_OFF = "SITE_OFF", _("Pengambilan tautan dimatikan oleh pengelola sistem.")
    OFFICE_OFF = "OFFICE_OFF", _("Kantor ini memilih untuk tidak mengambil tautan.")
    ON_REQUEST = "ON_REQUEST", _("Kantor ini mengambil tautan hanya bila ada yang memintanya.")
    SET_ASIDE = "SET_ASIDE", _("Laporannya disisihkan saat ramai; tautannya diambil setelah laporan itu dimasukkan.")


class Capture(models.Model):
    """One fetching of one link. `urgent`: before what monitoring asks for. `due_at`: not before.

    `code` says why it is held, refused or failed: one of `Held`, or of `engine.capturing.orders.Code`. `result` is what
    the capturing process told, without its files. The same link asked for by several matters on one day is fetched
    once; `Want` says by whom.
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    url = models.TextField(blank=True)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the link.")
    host = models.CharField(max_length=255, blank=True)
    asked_at = models.DateTimeField()
    urgent = models.BooleanField(default=True)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    code = models.CharField(max_length=24, blank=True)
    due_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # The worker asks for what is due, urgent first.
            models.Index(fields=["-urgent", "due_at"], name="captures_waiting", condition=Q(state="WAITING")),
            # Whether this link was fetched today.
            models.Index(fields=["digest", "-asked_at"], name="captures_of_link"),
            # How long ago somebody knocked at this host.
            models.Index(fields=["host", "-claimed_at"], name="captures_of_host"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["WAITING", "HELD"], ended_at=None)
                | Q(state__in=["TAKEN", "GONE", "REFUSED", "FAILED"], ended_at__isnull=False),
                name="captures_ended_when",
            )
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.ref}"

    @property
    def has_ended(self) -> bool:
        return self.state in ENDED


class Want(models.Model):
    """A matter that wants a link captured. `subject_kind` and `subject_id` as in the ledger."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="wants")
    subject_kind = models.CharField(max_length=12)
    subject_id = models.PositiveBigIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    institution = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "capture"], name="captures_wanted_once")
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"


class Part(models.TextChoices):
    """What a capture consists of."""

    PICTURE = "PICTURE", _("Gambar halaman penuh")
    PDF = "PDF", _("Halaman sebagai PDF")
    ARCHIVE = "ARCHIVE", _("Arsip web (WARC)")
    FACTS = "FACTS", _("Keterangan pengambilan")


class Piece(models.Model):
    """One sealed file of a capture."""

    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, related_name="pieces")
    part = models.CharField(max_length=8, choices=Part)
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["capture", "part"], name="captures_part_once")]

    def __str__(self) -> str:
        return self.part


class Form(models.TextChoices):
    """What kind of archive somebody brought."""

    WACZ = "WACZ", _("WACZ (ArchiveWeb.page, Browsertrix)")
    WARC = "WARC", _("WARC")
    AUTO_ARCHIVER = "AUTOARCH", _("Keluaran auto-archiver")
    ZEESCHUIMER = "ZEESCHUIM", _("Zeeschuimer (NDJSON)")
    SCREENSHOT = "SCREENSHOT", _("Tangkapan layar")
    PAPER = "PAPER", _("PDF atau dokumen")
    OTHER = "OTHER", _("Bentuk yang tidak dikenal")


class Brought(models.Model):
    """An archive made elsewhere, sealed as it came, read by the worker (`read_at`; until then `form` is empty).

    `claims` is what the file or its bringer says and we did not see: [{"by": "file"|"person", "what": code, "says":
    text}]; `checks` what we could compute ourselves: [{"what": code, "ok": bool, "says": text}].
    """

    ref = models.CharField(max_length=12, unique=True, default=new_ref, editable=False)
    subject_kind = models.CharField(max_length=12)
    subject_id = models.PositiveBigIntegerField()
    evidence = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=10, choices=Form, blank=True)
    url = models.TextField(blank=True)
    claims = models.JSONField(default=list)
    checks = models.JSONField(default=list)
    brought_at = models.DateTimeField()
    brought_by = models.CharField(max_length=64)
    read_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    form_key = models.CharField(max_length=36, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="captures_brought_for"),
            models.Index(fields=["brought_at"], name="captures_unread", condition=Q(read_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.ref}"


class Way(models.TextChoices):
    """How an office wants links fetched."""

    AT_ONCE = "AT_ONCE", _("Ambil segera setelah laporan atau tanda masuk")
    ON_REQUEST = "ON_REQUEST", _("Ambil hanya bila petugas memintanya")
    OFF = "OFF", _("Jangan ambil")


class Choice(models.Model):
    """The way an office chose; without a row it is `AT_ONCE`."""

    institution = models.CharField(max_length=40, primary_key=True)
    way = models.CharField(max_length=10, choices=Way)
    changed_at = models.DateTimeField()
    changed_by = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.institution} {self.way}"
