"""What a backup holds, as it lies locked beside the files."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

FORM = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the data folder, or one table: its name there, plain size and SHA-256, and the object that holds it.

    `stamp` is what the disk said when it was read (size, times, inode): unchanged, it need not be read again.
    """

    name: str
    size: int
    sha256: str
    object: str
    locked_size: int
    mode: int = 0o600
    stamp: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a PostgreSQL as COPY writes it."""

    kept: Kept
    columns: tuple[str, ...]
    rows: int


@dataclass(slots=True)
class Manifest:
    """`kind` is sqlite or postgresql; a SQLite is one file, a PostgreSQL its tables and the ends of its sequences."""

    stamp: str
    version: str
    kind: str
    files: list[Kept] = field(default_factory=list)
    database: Kept | None = None
    tables: list[Table] = field(default_factory=list)
    sequences: dict[str, int | None] = field(default_factory=dict)
    migrations: list[tuple[str, str]] = field(default_factory=list)
    form: int = FORM

    def objects(self) -> list[str]:
        """Everything that must lie beside it, sorted."""
        found = {kept.object for kept in self.files} | {table.kept.object for table in self.tables}
        return sorted(found | ({self.database.object} if self.database else set()))

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), sort_keys=True).encode()


def read_manifest(content: bytes) -> Manifest:
    row = json.loads(content)
    row["files"] = [_kept(one) for one in row["files"]]
    row["database"] = _kept(row["database"]) if row["database"] else None
    row["tables"] = [Table(_kept(one["kept"]), tuple(one["columns"]), one["rows"]) for one in row["tables"]]
    row["migrations"] = [(app, name) for app, name in row["migrations"]]
    return Manifest(**row)


def _kept(row: dict[str, Any]) -> Kept:
    return Kept(**{**row, "stamp": tuple(row["stamp"])})
