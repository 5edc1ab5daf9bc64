"""`netra backup`, and what `netra check` says about backups."""

import argparse
import sys
from datetime import datetime

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.utils import timezone  # noqa: E402

from netra.backups import services as backups  # noqa: E402
from netra.backups.folder import UNFINISHED  # noqa: E402
from netra.backups.services import backing_up  # noqa: E402
from netra.config.environment import BadSetting, read_text  # noqa: E402


def backup(args: argparse.Namespace) -> int:
    """Write a backup and say what it holds; 1 when it could not be written."""
    if is_half_restored():
        return 2
    try:
        recipient = backups.read_recipient(args.to) if args.to else None
        written = backing_up.back_up(
            args.dir,
            at=timezone.now(),
            recipient=recipient,
            passphrase="" if recipient else passphrase(args),
            keys_to=args.keys,
            most=args.keep,
        )
    except (backups.CannotBackUp, BadSetting, OSError) as reason:
        print(f"netra: {reason}", file=sys.stderr)
        return 1
    megabytes = written.locked / 1_000_000
    print(f"{written.stamp}: {written.files} files and the database, locked and read back")
    print(f"{written.new} of {written.objects} objects were new, {megabytes:.1f} MB")
    if written.forgotten:
        print(f"{written.forgotten} old backups removed")
    return 0


def is_half_restored() -> bool:
    """Whether a restore into this place broke off, which is said: what lies there must not be used."""
    if not (settings.NETRA_DATA / UNFINISHED).exists():
        return False
    print(f"netra: {settings.NETRA_DATA} was not restored to its end. Empty it and begin again.", file=sys.stderr)
    return True


def passphrase(args: argparse.Namespace) -> str:
    """From the file named, or from NETRA_BACKUP_PASSPHRASE."""
    if args.passphrase_file:
        return str(args.passphrase_file.read_text(encoding="utf-8").strip())
    found = read_text("NETRA_BACKUP_PASSPHRASE")
    if not found:
        raise BadSetting("say to whom the backup is locked: --to FILE.pub, or --passphrase-file FILE.")
    return found


def last_backup() -> tuple[bool, str]:
    """Whether there is a backup not older than two days, in words."""
    stamp = backing_up.last_whole(settings.NETRA_DATA)
    if not stamp:
        return False, "none was made from here; `netra backup DIR --to FILE.pub`"
    made = datetime.strptime(f"{stamp}+0000", f"{backing_up.STAMP}%z")
    days = (timezone.now() - made).days
    return days < 2, f"the last whole one is of {stamp}, {days} days old"
