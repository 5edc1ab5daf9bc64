"""People of the register, one at a time: by number, by declared account. There is no list of them."""

from datetime import date, datetime

from netra.domain import nip
from netra.personnel.handles import BadHandle, key_of, platform_of
from netra.personnel.models import DeclaredAccount, Employee
from netra.personnel.sealing import nip_lock

READER = "register"
WHY = "Membaca nomor pegawai untuk halaman dan pencarian"


def employee(id: int) -> Employee | None:
    """The person of an id; `None` where he or she is on no list any more."""
    return Employee.objects.select_related("employer", "region").filter(pk=id).first()


def employee_by_nip(written: str, *, at: datetime) -> Employee | None:
    """The person of exactly this number, however it is spaced."""
    number = nip.parse(written, today=at.date())
    if not isinstance(number, nip.Nip):
        return None
    hashed = nip_lock(by=READER, reason=WHY, at=at).hash(number.digits)
    return Employee.objects.select_related("employer", "region").filter(nip_hash=hashed).first()


def masked(employee: Employee, *, at: datetime) -> str:
    """The number as lists show it: `1986**** ****** * 001`."""
    lock = nip_lock(by=READER, reason=WHY, at=at)
    return nip.mask(lock.unlock(bytes(employee.nip_locked), bytes(employee.nip_hash)))


def declarations(platform: str, handle: str, on: date) -> tuple[DeclaredAccount, ...]:
    """Every declaration of an account that holds on a day; more than one person's is a dispute."""
    found_platform = platform_of(platform)
    if found_platform is None:
        return ()
    try:
        key = key_of(found_platform, handle)
    except BadHandle:
        return ()
    rows = DeclaredAccount.objects.filter(platform=found_platform, handle_key=key).order_by("pk")
    rows = rows.select_related("employee__employer", "employee__region", "declared_by")
    return tuple(row for row in rows if row.holds(on))


def account_of(platform: str, handle: str, on: date) -> DeclaredAccount | None:
    """Whose account this was declared to be on a day; `None` where nobody's was, or several people's."""
    found = declarations(platform, handle, on)
    return found[-1] if len({row.employee_id for row in found}) == 1 else None
