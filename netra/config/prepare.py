"""Bringing an installation to the point where it can serve: database, reference data, offices, keys, first people."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from netra.accounts import services as accounts
from netra.accounts.queries import Role
from netra.figures import services as figures
from netra.practice import services as practice
from netra.registry import queries as registry
from netra.registry import services as reference
from netra.vault import services as vault
from netra.zones import services as zones

Say = Callable[[str], None]
LINK_LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BadInvitation:
    line: int
    reason: str


def prepare(*, practice: bool, say: Say) -> None:
    """Migrate, load regions, contests and offices, make keys. Running it again changes nothing and takes a moment."""
    settings.NETRA_DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    if _behind():
        say("Menyiapkan basis data ...")
        call_command("migrate", verbosity=0, interactive=False)
    vault.ensure_key()
    if not _stamp().exists():
        say("Memuat wilayah, pemilihan dan kantor ...")
        reference.load_reference_data(with_pairs=not practice)
        reference.create_offices()
        figures.load_published()
        zones.load_published()
        _stamp().write_text(settings.NETRA_VERSION, encoding="ascii")


def _stamp() -> Path:
    """Names the database and the reference files it speaks of: a new database in an old data directory is filled too,
    and a new version of the files is loaded."""
    name = "sqlite" if settings.ON_SQLITE else "server"
    return Path(settings.NETRA_DATA) / f"reference-{name}-{reference.reference_version()}"


def _behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def open_practice(*, address: str, say: Say) -> None:
    """Open the practice world at the first start; print a one-time sign-in for each role, and two codes."""
    (Path(settings.NETRA_DATA) / "practice").touch()
    at = timezone.now()
    world = practice.open_world(at=timezone.localdate(), progress=_progress(say), nation=practice.NATION)
    say("")
    say("DUNIA LATIHAN: wilayahnya nyata, semua orang dan perkaranya rekaan.")
    for guide in world.guides:
        key = accounts.make_link(guide.user, at=at, lasts=LINK_LASTS)
        say(f"  {guide.role.label} · {guide.office} · {guide.user.name}\n    {address}/masuk/{key}/")
    if world.receipt_code:
        say(f"  Pelapor: {address}/status/  {world.receipt_code}")
    if world.answer_code:
        say(f"  Terlapor: {address}/jawab/  {world.answer_code}")
    say("")


def _progress(say: Say) -> Callable[[int, int, str], None]:
    def tell(done: int, total: int, text: str) -> None:
        if done % 10 == 0 or done >= total:
            say(f"Membuka dunia latihan: {done}/{total} ({text})")

    return tell


def first_administrator(*, email: str, name: str) -> str:
    """The person who opens accounts but sees no case; gives back the address of a one-time sign-in."""
    user = accounts.add_member(
        email=email,
        name=name,
        institution=registry.office("BAWASLU-RI"),
        role=Role.ADMINISTRATOR,
        since=timezone.localdate(),
    )
    return sign_in_address(accounts.make_link(user, at=timezone.now(), lasts=LINK_LASTS))


def sign_in_address(key: str) -> str:
    return f"{settings.SITE_ADDRESS}/masuk/{key}/"


def invite_from(path: Path) -> tuple[list[tuple[str, str]], list[BadInvitation]]:
    """Invitations from a CSV with the columns email, name, office, role: addresses to hand over, and rows left out."""
    invited, bad = [], []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                key = accounts.invite(
                    email=_needed(row, "email"),
                    name=_needed(row, "name"),
                    institution=registry.office(_needed(row, "office")),
                    role=Role(_needed(row, "role")),
                    at=timezone.now(),
                )
            except (LookupError, ValueError) as error:
                bad.append(BadInvitation(line, str(error)))
            else:
                invited.append((row["email"], f"{settings.SITE_ADDRESS}/undangan/{key}/"))
    return invited, bad


def _needed(row: dict[str, str | None], name: str) -> str:
    value = (row.get(name) or "").strip()
    if not value:
        raise ValueError(f"The column {name!r} is empty or missing.")
    return value
