"""Filling an empty place from a backup.

The first half needs neither settings nor a database of Django: keys, files and a SQLite are put where they belong. The
second fills an empty PostgreSQL and runs once the settings of the new place can be read.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from netra.backups import sealing
from netra.backups.folder import LEFT_OUT, UNFINISHED
from netra.backups.keys import Identity
from netra.backups.manifest import FORM, Kept, Manifest, read_manifest
from netra.backups.refusals import CannotRestore
from netra.backups.repository import Repository, flush_folder, make_folder


@dataclass(frozen=True, slots=True)
class Source:
    """A whole backup, and what opens it."""

    repository: Repository
    identity: Identity
    manifest: Manifest
    secrets: dict[str, bytes]

    def content(self, kept: Kept) -> Iterator[bytes]:
        """What an object holds, checked against the manifest at its end."""
        digest, size = hashlib.sha256(), 0
        for block in sealing.opened(self.repository.object(kept.object), self.identity):
            digest.update(block)
            size += len(block)
            yield block
        if (digest.hexdigest(), size) != (kept.sha256, kept.size):
            raise CannotRestore(f"What lies in the place of {kept.name} is not what was kept.")


def open_backup(repository: Repository, identity: Identity, stamp: str = "", keys: Path | None = None) -> Source:
    """The backup of a stamp, the newest when left out. `keys`: the folder to which the keys went. Raises
    `CannotRestore`."""
    stamps = repository.stamps()
    if not stamps or stamp not in ("", *stamps):
        raise CannotRestore(f"No whole backup {stamp or 'at all'} lies in {repository.folder}.")
    stamp = stamp or stamps[-1]
    repository.expect(identity.recipient)
    folder = repository.of(stamp)
    manifest = read_manifest(b"".join(sealing.opened(folder / "manifest", identity)))
    if manifest.form != FORM or manifest.stamp != stamp:
        raise CannotRestore(f"The backup {stamp} is of another form or another day ({manifest.stamp}).")
    path = folder / "keys" if keys is None else keys / f"{stamp}.keys"
    if not path.exists():
        raise CannotRestore(f"The keys of {stamp} are not at {path}; say where with --keys.")
    secrets = json.loads(b"".join(sealing.opened(path, identity)))
    return Source(repository, identity, manifest, {name: bytes.fromhex(text) for name, text in secrets.items()})


def check_empty(data: Path) -> None:
    """Raises `CannotRestore` unless the place is absent or empty."""
    if (data / UNFINISHED).exists():
        raise CannotRestore(f"A restore into {data} did not come to its end. Empty the folder and begin again.")
    if data.exists() and any(name for name in os.listdir(data) if name != "lost+found"):
        raise CannotRestore(f"{data} is not empty; a backup is restored into an empty place only.")


def fill_folder(source: Source, data: Path) -> int:
    """Keys, files and, where it is one, the SQLite; how many files. A mark says that the place is not ready yet."""
    check_empty(data)
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    (data / UNFINISHED).write_text(source.manifest.stamp)
    flush_folder(data)
    for name, content in source.secrets.items():
        _put(data / "secrets" / _inside(name), [content], 0o600)
    for kept in source.manifest.files:
        if kept.name.partition("/")[0] in LEFT_OUT:
            raise CannotRestore(f"{kept.name} does not belong into a backup.")
        _put(data / _inside(kept.name), source.content(kept), kept.mode)
    if source.manifest.database is not None:
        _put(data / "netra.sqlite3", source.content(source.manifest.database), 0o600)
    return len(source.manifest.files)


def finish(data: Path) -> None:
    """The place is ready."""
    (data / UNFINISHED).unlink()
    flush_folder(data)


def _put(path: Path, blocks: Iterator[bytes] | list[bytes], mode: int) -> None:
    make_folder(path.parent)
    aside = path.with_name(f".{path.name}.part")
    with aside.open("xb") as file:
        for block in blocks:
            file.write(block)
        os.fchmod(file.fileno(), mode)
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, path)


def _inside(name: str) -> str:
    """A name that leads nowhere else. Raises `CannotRestore`."""
    if name.startswith("/") or ".." in name.split("/") or "\0" in name:
        raise CannotRestore(f"{name!r} leads out of the data folder.")
    return name
