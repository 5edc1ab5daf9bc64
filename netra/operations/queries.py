"""How the house is doing: whether it can serve, what waits, what the workers did."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from netra.operations.models import Beat
from netra.operations.permissions import may_watch
from netra.operations.waiting import Waiting, queues
from netra.vault import queries as vault

__all__ = [
    "Beat",
    "Part",
    "Waiting",
    "beats",
    "free_bytes",
    "is_migrated",
    "is_unprepared",
    "last_beat",
    "may_watch",
    "queues",
    "readiness",
]

_MIGRATED: set[str] = set()
LEAST_FREE = 200 * 1024 * 1024  # bytes; below that a report with its files may find no room


@dataclass(frozen=True, slots=True)
class Part:
    """Something a house needs to serve. `name` is all that strangers are told; `label` is for its administrators."""

    name: str
    label: Promise
    is_well: bool


def readiness() -> list[Part]:
    """Whether reports can be taken now. Asked of the things themselves; only that a database is migrated is kept."""
    database = _database_answers()
    return [
        Part("database", _("Basis data"), database),
        Part("migrations", _("Susunan basis data"), database and is_migrated()),
        Part("keys", _("Kunci brankas"), _has_keys()),
        Part("disk", _("Cakram"), _can_write() and free_bytes() > LEAST_FREE),
    ]


def free_bytes() -> int:
    """Room on the disk of the data folder."""
    return shutil.disk_usage(settings.NETRA_DATA).free


def beats() -> list[Beat]:
    return list(Beat.objects.order_by("job"))


def last_beat() -> datetime | None:
    """When a worker last brought a round to its end."""
    return max((beat.ended_at for beat in beats() if beat.ended_at is not None), default=None)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone() == (1,))
    except DatabaseError:
        return False


def is_unprepared() -> bool:
    """Whether the database answers, and holds nothing or what an earlier version left."""
    return _database_answers() and not is_migrated()


def is_migrated() -> bool:
    """Whether the database answers and is as this version needs it; false also where nothing was set up."""
    if not _MIGRATED:
        try:
            executor = MigrationExecutor(connection)
            if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
                _MIGRATED.add(connection.settings_dict["NAME"])
        except DatabaseError:
            return False
    return bool(_MIGRATED)


def _has_keys() -> bool:
    try:
        return vault.has_key()
    except OSError:
        return False


def _can_write() -> bool:
    try:
        with tempfile.TemporaryFile(dir=Path(settings.NETRA_DATA)) as file:
            os.write(file.fileno(), b"netra")
    except OSError:
        return False
    return True
