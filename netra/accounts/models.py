"""Staff, the institutions they act for, and the invitations that let them in. Citizens have no account."""

from datetime import date
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does for an institution."""

    VILLAGE_SUPERVISOR = "VILLAGE_SUPERVISOR", _("Pengawas kelurahan/desa (PKD)")
    SUBDISTRICT_SUPERVISOR = "SUBDISTRICT_SUPERVISOR", _("Panwaslu kecamatan")
    DISTRICT_SUPERVISOR = "DISTRICT_SUPERVISOR", _("Bawaslu kabupaten/kota")
    PROVINCE_SUPERVISOR = "PROVINCE_SUPERVISOR", _("Bawaslu provinsi")
    NATIONAL_SUPERVISOR = "NATIONAL_SUPERVISOR", _("Bawaslu RI")
    VERIFIER = "VERIFIER", _("Verifikator (KASN/BKN/Satgas)")
    PERSONNEL_AUTHORITY = "PERSONNEL_AUTHORITY", _("PPK/Sekda (pejabat pembina kepegawaian)")
    REGENT_OFFICE = "REGENT_OFFICE", _("Kantor bupati/wali kota (urusan desa)")
    MONITOR = "MONITOR", _("Pemantau (kementerian)")
    CYBER_ANALYST = "CYBER_ANALYST", _("Analis siber")
    AUDITOR = "AUDITOR", _("Auditor buku besar")
    CUSTODIAN = "CUSTODIAN", _("Kustodian identitas pelapor")
    ADMINISTRATOR = "ADMINISTRATOR", _("Pengelola akun dan kantor")


SUPERVISORS = frozenset(
    {
        Role.VILLAGE_SUPERVISOR,
        Role.SUBDISTRICT_SUPERVISOR,
        Role.DISTRICT_SUPERVISOR,
        Role.PROVINCE_SUPERVISOR,
        Role.NATIONAL_SUPERVISOR,
    }
)


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **more: Any) -> "User":
        """A member of staff; without a password the account can only be entered by an invitation or one-time link."""
        user = self.model(email=self.normalize_email(email).lower(), **more)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **more: Any) -> "User":
        raise NotImplementedError(
            "Netra has no account that may do everything; use `netra setup` for an administrator."
        )


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150)
    language = models.CharField(max_length=5, default="id")
    is_active = models.BooleanField(default=True)
    is_staff = False
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = UserManager()
    standings_read: dict[date, tuple[Any, ...]] | None = None  # see `queries.read_standings_once`

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Membership(models.Model):
    """A person acts for an institution in a role, from `since` until `until`."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30, choices=Role)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "institution", "role"], name="accounts_one_membership")]

    def __str__(self) -> str:
        return f"{self.user} {self.role} {self.institution}"


class Invitation(models.Model):
    """A door for one person, open once, until it expires; only the hash of its key is kept."""

    digest = models.CharField(max_length=64, unique=True)
    email = models.EmailField()
    name = models.CharField(max_length=150)
    institution = models.ForeignKey("registry.Institution", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SignInLink(models.Model):
    """A one-time way in, printed by the console for the practice world or a locked-out administrator."""

    digest = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SignedIn(models.Model):
    """One session of a member of staff, in coarse words and without a network address."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    session_key = models.CharField(max_length=40, db_index=True)
    device = models.CharField(max_length=80)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return self.device
