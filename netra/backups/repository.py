"""The folder in which backups lie.

    netra-backups.json        whose they are: the id of the key, how a passphrase is stretched
    objects/ab/ab12…          locked files, shared by the backups that hold the same
    whole/2026-11-22T171500Z/ manifest (locked), objects.txt (names only), keys (locked), moved here in one step
    writing/…                 what is not finished; swept before the next backup

Names of objects are drawn by chance: who sees the folder learns how many files there are and how large, and no more.
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from netra.backups.keys import Identity, Recipient, identity_from, new_salt
from netra.backups.refusals import CannotBackUp, CannotRestore

ABOUT, FORM = "netra-backups.json", 1


class Repository:
    """Opened, or made where there is nothing yet; see `make`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.about: dict[str, Any] = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise CannotRestore(f"{folder} holds no backups of Netra.") from None
        except ValueError:
            raise CannotRestore(f"{folder / ABOUT} cannot be read.") from None
        if self.about.get("form") != FORM:
            raise CannotRestore(f"{folder} was written by a newer Netra.")

    @property
    def id(self) -> str:
        return str(self.about["id"])

    def identity(self, passphrase: str) -> Identity:
        """The key of a passphrase. Raises `CannotRestore` when it is another one."""
        if not self.about["stretch"]:
            raise CannotRestore("These backups are locked to a key file, not to a passphrase.")
        identity = identity_from(passphrase, self.about["stretch"])
        self.expect(identity.recipient)
        return identity

    def expect(self, recipient: Recipient) -> None:
        if recipient.id != self.about["to"]:
            raise CannotRestore(f"The backups in {self.folder} are locked to another key ({self.about['to']}).")

    def object(self, name: str) -> Path:
        return self.folder / "objects" / name[:2] / name

    def stamps(self) -> list[str]:
        """The whole backups, oldest first."""
        return sorted(path.name for path in (self.folder / "whole").glob("*T*Z") if path.is_dir())

    def of(self, stamp: str) -> Path:
        return self.folder / "whole" / stamp

    @contextmanager
    def writing(self) -> Iterator[Path]:
        """A folder for what is not finished, swept of what earlier runs left; one run at a time."""
        with (self.folder / ABOUT).open("rb") as about:
            try:
                fcntl.flock(about, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise CannotBackUp(f"Another backup is being written to {self.folder}.") from None
            shutil.rmtree(self.folder / "writing", ignore_errors=True)
            self._drop_orphans()
            aside = self.folder / "writing" / secrets.token_hex(8)
            aside.mkdir(parents=True, mode=0o700)
            yield aside
            shutil.rmtree(self.folder / "writing", ignore_errors=True)

    def keep_object(self, aside: Path) -> str:
        """Give a finished file its name by chance."""
        name = secrets.token_hex(16)
        final = self.object(name)
        make_folder(final.parent)
        os.replace(aside, final)
        return name

    def finish(self, aside: Path, stamp: str) -> None:
        """From now on it is a backup: every object's folder is flushed, then the folder moves to its place."""
        for folder in {self.object(name).parent for name in (aside / "objects.txt").read_text().split()}:
            flush_folder(folder)
        flush_folder(aside)
        os.replace(aside, self.of(stamp))
        flush_folder(self.folder / "whole")

    def forget_but(self, most: int) -> int:
        """Remove all but the newest backups, and the objects no other one needs; how many backups went."""
        old = self.stamps()[:-most]
        for stamp in old:
            going = self.folder / "writing" / stamp
            going.parent.mkdir(exist_ok=True)
            os.replace(self.of(stamp), going)
        self._drop_orphans()
        return len(old)

    def _drop_orphans(self) -> None:
        needed = {name for stamp in self.stamps() for name in (self.of(stamp) / "objects.txt").read_text().split()}
        for path in (self.folder / "objects").glob("??/*"):
            if path.name not in needed:
                path.unlink()


def make(folder: Path, recipient: Recipient | None, passphrase: str = "") -> tuple[Repository, Recipient]:
    """The repository in a folder, made if it is empty, and the key it is locked to."""
    if not (folder / ABOUT).exists():
        if folder.exists() and any(folder.iterdir()):
            raise CannotBackUp(f"{folder} is not empty and holds no backups of Netra.")
        stretch = None if recipient else new_salt()
        to = recipient or identity_from(passphrase, stretch or {}).recipient
        make_folder(folder)
        for name in ("objects", "whole"):
            make_folder(folder / name)
        about = {"form": FORM, "id": secrets.token_hex(16), "to": to.id, "stretch": stretch}
        aside = folder / f".{ABOUT}"
        aside.write_text(json.dumps(about), encoding="utf-8")
        os.replace(aside, folder / ABOUT)
        flush_folder(folder)
    try:
        found = Repository(folder)
        if recipient is None:
            recipient = found.identity(passphrase).recipient
        found.expect(recipient)
    except CannotRestore as reason:
        raise CannotBackUp(str(reason)) from None
    return found, recipient


def make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(parents=True, mode=0o700, exist_ok=True)
        flush_folder(folder.parent)


def flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
