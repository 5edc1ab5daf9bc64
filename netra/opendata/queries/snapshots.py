"""Versions and their files, as the public sees them."""

from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from django.conf import settings

from netra.opendata.models import Snapshot

LATEST = "terbaru"


class UnknownVersion(LookupError):
    """Nothing was published under this name."""


def root() -> Path:
    """Where the versions lie, one folder each."""
    return Path(settings.NETRA_DATA) / "opendata"


def latest() -> Snapshot | None:
    return Snapshot.objects.order_by("-version").first()


def snapshots() -> list[Snapshot]:
    """All versions, the newest first."""
    return list(Snapshot.objects.order_by("-version").select_related("previous"))


def snapshot(version: str) -> Snapshot:
    """A version by its day, or "terbaru" for the newest. Raises `UnknownVersion`."""
    found = latest() if version == LATEST else Snapshot.objects.filter(version=version[:20]).first()
    if found is None:
        raise UnknownVersion(version)
    return found


def file_of(one: Snapshot, name: str) -> tuple[Path, str]:
    """Where a file of a version lies, and its hash. Only what the version lists: no path is made of what is asked."""
    for entry in one.files:
        if entry["name"] == name:
            return root() / one.version / str(entry["name"]), str(entry["sha256"])
    raise UnknownVersion(name)


def table(one: Snapshot, name: str) -> pa.Table:
    """A table of a version; files never change, so what was read once stays read."""
    path, digest = file_of(one, f"{name}.parquet")
    return _read(str(path), digest)


@lru_cache(maxsize=16)
def _read(path: str, digest: str) -> pa.Table:
    return pq.read_table(path)
