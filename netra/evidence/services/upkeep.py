"""Housekeeping of the store, for the worker and for `netra check`."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from netra.evidence import store, walking
from netra.evidence.limits import ASIDE_HOURS
from netra.evidence.models import Evidence
from netra.evidence.sharing import let_go
from netra.vault import services as vault


@dataclass(frozen=True, slots=True)
class StoreState:
    """What a look at the whole store found: how many originals lie there, and SHA-256 names, sorted.

    `locked` rest on a key that is not here; `plain` counts files of every kind that the worker has yet to encrypt.
    """

    originals: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    without_row: tuple[str, ...]
    locked: tuple[str, ...] = ()
    plain: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether every original that a row names is there, unaltered, and under a key that is here."""
        return not self.missing and not self.altered and not self.locked

    def __str__(self) -> str:
        return (
            f"{self.originals} originals, {len(self.missing)} missing, {len(self.altered)} altered, "
            f"{len(self.without_row)} without a row, {len(self.locked)} under a lost key, "
            f"{self.plain} files not yet encrypted"
        )


def sweep(*, at: datetime) -> int:
    """Remove unfinished uploads older than a day; their number. Sealed files are never touched."""
    oldest = (at - timedelta(hours=ASIDE_HOURS)).timestamp()
    swept = 0
    for path in store.incoming().iterdir():
        try:
            if path.stat().st_mtime < oldest:
                _remove(path)
                swept += 1
        except FileNotFoundError:  # Finished in this very moment.
            continue
    return swept


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()


def inspect_store() -> StoreState:
    """Compare rows and disk, reading every original: what a row names and the disk lacks, what is not what it was
    when sealed, and what was sealed without a row (its sender was told that it failed)."""
    named = set(Evidence.objects.filter(erased_at=None).values_list("sha256", flat=True).distinct())
    present = set(walking.sealed_files())
    altered, locked = [], []
    for name in sorted(present):
        path = store.original_path(name)
        was_here = path.exists()
        try:
            if not store.is_intact(name):
                altered.append(name)
        except vault.MissingKey:
            locked.append(name)
        if not was_here:
            let_go(path)
    return StoreState(
        originals=len(present),
        missing=tuple(sorted(named - present)),
        altered=tuple(altered),
        without_row=tuple(sorted(present - named)),
        locked=tuple(locked),
        plain=sum(not vault.is_sealed_file(path) for path in walking.local_files()),
    )


def encrypt_plain(limit: int = 200) -> int:
    """Encrypt up to `limit` files that an earlier version left plain; their number. Killed anywhere, it goes on.

    After a look at every file that found none it looks no more: nothing is written plain any longer.
    """
    if store.is_all_encrypted():
        return 0
    done = 0
    for path in walking.local_files():
        done += store.encrypt(path)
        if done >= limit:
            return done
    if not done and not any(not vault.is_sealed_file(path) for path in walking.local_files()):
        store.mark_all_encrypted()
    return done


def rewrap_files(limit: int | None = None) -> int:
    """Bring the keys of up to `limit` files under the newest key of the vault; their number. 0 when none is left.

    A few bytes of each file are written, however long it is; in an object storage the whole file is.
    """
    moved = 0
    for path in walking.all_files():
        was_here = path.exists()
        moved += store.rewrap(path)
        if not was_here:
            let_go(path)
        if moved == limit:
            break
    return moved
