"""Civil servants as their agencies told them, the files they came from, and accounts that were declared.

No number of a civil servant is readable in these tables: it lies encrypted, and beside it a keyed hash by which one
and the same number is found again. Both keys are made from one that the vault keeps sealed.
"""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Those of `domain.codes.PersonStatus` who bear a NIP."""

    PNS = "PNS", _("PNS")
    CPNS = "CPNS", _("CPNS")
    PPPK = "PPPK", _("PPPK")
    UNKNOWN = "UNKNOWN", _("belum diketahui")


class Register(models.Model):
    """The one row (id 1) about the register as a whole.

    `key` names the sealed secret in the vault; `version` rises with every change that the index has to follow.
    """

    key = models.UUIDField(null=True)
    version = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"register {self.version}"


class StaffFile(models.Model):
    """One reading of one file: where it came from, the day on which it was true, and how far the reading got.

    `rows_done` counts rows of the file that are in, good and bad; a reading that was cut off goes on after them.
    """

    source = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    as_of = models.DateField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    rows_done = models.PositiveBigIntegerField(default=0)
    added = models.PositiveBigIntegerField(default=0)
    changed = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    bad = models.PositiveBigIntegerField(default=0)
    gone = models.PositiveBigIntegerField(default=0)  # people of an older list whom this one no longer names
    bad_bytes = models.PositiveBigIntegerField(default=0)  # how long the report of bad rows is so far

    class Meta:
        indexes = [models.Index(fields=["digest"], name="personnel_file_by_digest")]

    def __str__(self) -> str:
        return f"{self.source} {self.as_of}"


class Employee(models.Model):
    """A civil servant of one employer, as the newest list of that employer has it.

    References that are written by the million are checked while reading and not by the database once more.
    """

    nip_hash = models.BinaryField(max_length=16, unique=True)
    nip_locked = models.BinaryField(max_length=64)
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=160)  # `engine.resolve.folding.fold_name`, joined by blanks
    employer = models.ForeignKey(
        "registry.Institution", on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )
    agency = models.CharField(max_length=160, blank=True)
    unit = models.CharField(max_length=160, blank=True)
    region = models.ForeignKey(
        "registry.Region",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    status = models.CharField(max_length=8, choices=Status, default=Status.UNKNOWN)
    file = models.ForeignKey(StaffFile, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    as_of = models.DateField()
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        # Everybody of an employer's list: removed together, and told apart by the day of the list.
        indexes = [models.Index(fields=["employer", "as_of"], name="personnel_list_of_employer")]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(folded=""), name="personnel_employee_has_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Platform(models.TextChoices):
    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    TIKTOK = "tiktok", "TikTok"
    X = "x", "X (Twitter)"
    YOUTUBE = "youtube", "YouTube"
    THREADS = "threads", "Threads"
    MASTODON = "mastodon", "Mastodon"
    OTHER = "other", _("Platform lain")


class Confirmed(models.TextChoices):
    """How the agency knows that the account is its holder's."""

    STATED = "STATED", _("pernyataan tertulis pegawai")
    SHOWN = "SHOWN", _("pegawai membukanya di depan petugas")
    POSTED = "POSTED", _("kode dari instansi dimuat di akun itu")
    ASKED = "ASKED", _("pegawai ditanya dan mengakuinya")
    UNSTATED = "UNSTATED", _("tidak disebutkan")


class Ending(models.TextChoices):
    """Why a declaration holds no longer. A wrong one never held, for any day."""

    CLOSED = "CLOSED", _("akun ditutup atau berpindah tangan")
    LEFT = "LEFT", _("pegawai tidak lagi bekerja di sini")
    WRONG = "WRONG", _("pernyataannya keliru: akun ini bukan miliknya")
    REPLACED = "REPLACED", _("diganti dengan pernyataan yang dibetulkan")


class DeclaredAccount(models.Model):
    """An account that an agency says belongs to one of its own people, from `since` until `until` (excluded).

    `handle` is as written, `handle_key` as compared: see `handles.key_of`. Two agencies may declare the same account;
    then nobody is named by it until one of them ends its word.
    """

    platform = models.CharField(max_length=12, choices=Platform)
    handle = models.CharField(max_length=200)
    handle_key = models.CharField(max_length=200)
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="accounts")
    declared_by = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    declared_on = models.DateField()
    since = models.DateField(null=True, blank=True)  # empty: as long as anybody knows
    until = models.DateField(null=True, blank=True)
    confirmed = models.CharField(max_length=8, choices=Confirmed, default=Confirmed.UNSTATED)
    ended_as = models.CharField(max_length=8, choices=Ending, blank=True)
    source = models.CharField(max_length=200, blank=True)
    is_synthetic = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["platform", "handle_key"], name="personnel_account_by_handle")]
        constraints = [
            models.UniqueConstraint(
                fields=["platform", "handle_key", "employee"],
                condition=Q(until__isnull=True) & Q(ended_as=""),
                name="personnel_account_declared_once",
            ),
            models.CheckConstraint(condition=~Q(handle_key=""), name="personnel_account_has_a_handle"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="personnel_account_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.platform} {self.handle_key}"

    @property
    def is_open(self) -> bool:
        return not self.ended_as

    def holds(self, on: date) -> bool:
        """Whether the declaration speaks of this day. One that was wrong speaks of none."""
        if self.ended_as in {Ending.WRONG, Ending.REPLACED}:
            return False
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)
