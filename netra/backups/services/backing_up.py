"""Writing a backup while people work."""

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from netra.backups import folder, sealing, snapshots
from netra.backups.keys import Recipient
from netra.backups.manifest import Kept, Manifest, Table
from netra.backups.refusals import CannotBackUp
from netra.backups.repository import Repository, flush_folder, make
from netra.evidence import services as evidence

STAMP = "%Y-%m-%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that is whole and was read back: `new` objects of `objects` were written, `locked` bytes of them."""

    stamp: str
    files: int
    objects: int
    new: int
    locked: int
    forgotten: int


class _Pen:
    """Writes objects, reads each back, and knows what an earlier backup from here holds already."""

    def __init__(self, repository: Repository, recipient: Recipient, aside: Path, known: dict[str, Kept]) -> None:
        self._to, self._recipient, self._aside, self._known = repository, recipient, aside, known
        self.new, self.locked = 0, 0

    def file(self, data: Path, name: str) -> Kept:
        """A file of the data folder, read only where it changed since. Raises `FileNotFoundError`."""
        path = data / name
        stamp = folder.stamp_of(path)
        known = self._known.get(name)
        if known is not None and known.stamp == stamp and self._lies_there(known):
            return known
        mode = path.stat().st_mode & 0o777
        return self.content(name, folder.blocks(path), mode=mode, stamp=stamp)

    def shared(self, name: str, stamp: tuple[int, ...]) -> Kept:
        """A file of the object storage, by its name in the data folder. Raises `FileNotFoundError`."""
        known = self._known.get(name)
        if known is not None and known.stamp == stamp and self._lies_there(known):
            return known
        return self.content(name, evidence.blocks_of(name), mode=0o440, stamp=stamp)

    def content(self, name: str, blocks: Iterable[bytes], *, mode: int = 0o600, stamp: tuple[int, ...] = ()) -> Kept:
        path = self._aside / "object"
        path.unlink(missing_ok=True)
        sealed = self.sealed(path, blocks)
        return Kept(name, sealed.size, sealed.sha256, self._to.keep_object(path), sealed.locked_size, mode, stamp)

    def sealed(self, path: Path, blocks: Iterable[bytes]) -> sealing.Sealed:
        sealed = sealing.seal(blocks, path, self._recipient)
        sealing.check(path, sealed)
        self.new += 1
        self.locked += sealed.locked_size
        return sealed

    def _lies_there(self, kept: Kept) -> bool:
        with suppress(FileNotFoundError):
            return self._to.object(kept.object).stat().st_size == kept.locked_size
        return False


def back_up(
    to: Path,
    *,
    at: datetime,
    recipient: Recipient | None = None,
    passphrase: str = "",
    keys_to: Path | None = None,
    most: int | None = None,
) -> Written:
    """Write a backup of database, files and keys; when this returns it is whole, locked, and was read back.

    Files go first and again after the database, so that every file a row names is there. Killed at any moment, nothing
    is left that could be taken for a backup. `keys_to`: another folder for the keys, so that they travel apart;
    `most`: how many backups are kept. Raises `CannotBackUp`, `OSError`.
    """
    data = Path(settings.NETRA_DATA).resolve()
    for place in filter(None, (to, keys_to)):
        if place.resolve().is_relative_to(data):
            raise CannotBackUp(f"{place} lies inside the data folder; what happens to the one happens to the other.")
    repository, recipient = make(to, recipient, passphrase)
    stamp = at.astimezone(UTC).strftime(STAMP)
    if stamp in repository.stamps():
        raise CannotBackUp(f"A backup {stamp} is there already.")
    with repository.writing() as aside:
        pen = _Pen(repository, recipient, aside, _known(data, repository))
        secrets = folder.secret_files(data)
        manifest = Manifest(stamp, settings.NETRA_VERSION, "sqlite" if settings.ON_SQLITE else "postgresql")
        manifest.migrations = _migrations()
        found = _files(pen, data, {})
        _database(pen, data, manifest)
        found = _files(pen, data, found)
        manifest.files = [found[name] for name in sorted(found)]
        whole = aside / "whole"
        whole.mkdir(mode=0o700)
        pen.sealed(whole / "manifest", [manifest.to_json()])
        _flushed(whole / "objects.txt", "\n".join(manifest.objects()))
        secrets |= folder.secret_files(data)  # a key that came or went meanwhile is in it either way
        _keys(pen, keys_to / f"{stamp}.keys" if keys_to else whole / "keys", secrets)
        repository.finish(whole, stamp)
    _remember(data, repository, manifest)
    forgotten = repository.forget_but(most) if most else 0
    return Written(stamp, len(manifest.files), len(manifest.objects()), pen.new, pen.locked, forgotten)


def last_whole(data: Path) -> str:
    """The stamp of the last backup that this installation finished, wherever it went; empty when there is none."""
    stamps = [json.loads(path.read_text())["stamp"] for path in (data / "backups").glob("*.json")]
    return max(stamps, default="")


def _files(pen: _Pen, data: Path, before: dict[str, Kept]) -> dict[str, Kept]:
    """What lies there now, and what lay there in the first round: a row of the snapshot may name it."""
    found = dict(before)
    shared = {one.name: one.stamp for one in evidence.shared_files()}
    for name, stamp in sorted(shared.items()):
        if name not in before or before[name].stamp != stamp:
            with suppress(FileNotFoundError):
                found[name] = pen.shared(name, stamp)
    for name in folder.files(data):
        if name in shared:
            continue
        if name in before and before[name].stamp == folder.stamp_of(data / name):
            continue
        with suppress(FileNotFoundError):  # gone in this very moment
            found[name] = pen.file(data, name)
    return found


def _database(pen: _Pen, data: Path, manifest: Manifest) -> None:
    if settings.ON_SQLITE:
        with snapshots.of_sqlite(Path(connection.settings_dict["NAME"]), data / "backups") as blocks:
            manifest.database = pen.content("database", blocks)
        return
    with snapshots.of_postgresql(connection.get_connection_params()) as line:
        for shape in snapshots.shapes(line):
            rows = snapshots.count(line, shape)
            kept = pen.content(shape.name, snapshots.rows_of(line, shape))
            manifest.tables.append(Table(kept, shape.columns, rows))
        manifest.sequences = snapshots.sequences(line)


def _migrations() -> list[tuple[str, str]]:
    return sorted(MigrationRecorder(connection).applied_migrations())


def _keys(pen: _Pen, path: Path, secrets: dict[str, bytes]) -> None:
    """The key files in one locked file of their own."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    pen.sealed(path, [json.dumps({name: content.hex() for name, content in secrets.items()}).encode()])
    flush_folder(path.parent)


def _known(data: Path, repository: Repository) -> dict[str, Kept]:
    try:
        rows = json.loads(_memory(data, repository).read_text())["files"]
    except (FileNotFoundError, ValueError):
        return {}
    return {row["name"]: Kept(**{**row, "stamp": tuple(row["stamp"])}) for row in rows}


def _remember(data: Path, repository: Repository, manifest: Manifest) -> None:
    """What the next backup need not read again; without it the next one reads everything, and nothing is lost."""
    path = _memory(data, repository)
    path.parent.mkdir(exist_ok=True, mode=0o700)
    aside = path.with_suffix(".part")
    _flushed(aside, json.dumps({"stamp": manifest.stamp, "files": [asdict(kept) for kept in manifest.files]}))
    os.replace(aside, path)


def _memory(data: Path, repository: Repository) -> Path:
    return data / "backups" / f"{repository.id}.json"


def _flushed(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
