"""`python -m netra.domain.lawbook FOLDER`."""

import sys
from pathlib import Path

from netra.domain.lawbook import write

if len(sys.argv) != 2:
    raise SystemExit("python -m netra.domain.lawbook FOLDER")
print(f"{len(write(Path(sys.argv[1])))} pages written to {sys.argv[1]}")
