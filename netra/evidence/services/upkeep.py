"""Housekeeping of the store, for the worker and for `netra check`."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from netra.evidence import store
from netra.evidence.limits import ASIDE_HOURS
from netra.evidence.models import Evidence


@dataclass(frozen=True, slots=True)
class StoreState:
    """What a look at the whole store found: how many originals lie there, and SHA-256 names, sorted."""

    originals: int
    missing: tuple[str, ...]
    altered: tuple[str, ...]
    without_row: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every original that a row names is there and unaltered."""
        return not self.missing and not self.altered

    def __str__(self) -> str:
        return (
            f"{self.originals} originals, {len(self.missing)} missing, {len(self.altered)} altered, "
            f"{len(self.without_row)} without a row"
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
    present = set(store.sealed_files())
    altered = sorted(name for name in present if not store.is_intact(name))
    return StoreState(
        originals=len(present),
        missing=tuple(sorted(named - present)),
        altered=tuple(altered),
        without_row=tuple(sorted(present - named)),
    )
