"""`netra restore` and `netra backup-key`: they run before there is a data folder, so they read no settings at first."""

import argparse
import sys
from pathlib import Path

from netra.backups.keys import Identity, read_identity, write_pair
from netra.backups.refusals import CannotBackUp, CannotRestore
from netra.backups.repository import Repository
from netra.backups.services import restoring
from netra.config.environment import BadSetting, read_text


def make_key(args: argparse.Namespace) -> int:
    """Write a key pair for backups; the secret half belongs elsewhere."""
    path: Path = args.file
    try:
        recipient = write_pair(path)
    except OSError as error:
        print(f"netra: {path}: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{path}: the secret half. Take it off this machine; without it no backup can be opened.")
    print(f"{path}.pub: what `netra backup --to` needs ({recipient.id})")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Fill an empty place; 1 when it could not be filled, and then it is not to be used."""
    try:
        repository = Repository(args.dir)
        identity = _identity(args, repository)
        if args.list:
            print("\n".join(repository.stamps()))
            return 0
        source = restoring.open_backup(repository, identity, args.at, args.keys)
        data = Path(read_text("NETRA_DATA", str(Path(__file__).parents[2] / "data"))).absolute()
        database = read_text("DATABASE_URL", "sqlite:")
        is_sqlite = source.manifest.kind == "sqlite"
        if is_sqlite != database.startswith("sqlite"):
            raise CannotRestore(f"The backup is of a {source.manifest.kind}, DATABASE_URL names another kind.")
        if is_sqlite and database != "sqlite:" and Path(database.partition("///")[2]) != data / "netra.sqlite3":
            raise CannotRestore("A SQLite is restored to its usual place; leave DATABASE_URL out.")
        files = restoring.fill_folder(source, data)
        rows = "" if is_sqlite else f", {_fill_database(source)} rows"
        restoring.finish(data)
    except (CannotRestore, CannotBackUp, BadSetting, OSError) as reason:
        print(f"netra: {reason}", file=sys.stderr)
        return 1
    print(f"{source.manifest.stamp} restored into {data}: {files} files, {len(source.secrets)} keys{rows}")
    print("Now run `netra setup`, `netra check` and `netra verify`.")
    return 0


def _identity(args: argparse.Namespace, repository: Repository) -> Identity:
    if args.key:
        return read_identity(args.key)
    if args.passphrase_file:
        return repository.identity(args.passphrase_file.read_text(encoding="utf-8").strip())
    passphrase = read_text("NETRA_BACKUP_PASSPHRASE")
    if not passphrase:
        raise BadSetting("name what opens the backup: --key FILE, or --passphrase-file FILE.")
    return repository.identity(passphrase)


def _fill_database(source: restoring.Source) -> int:
    import django  # noqa: PLC0415  the settings of the new place can be read only now

    django.setup()
    from netra.backups.services import filling  # noqa: PLC0415

    return filling.fill_database(source)
