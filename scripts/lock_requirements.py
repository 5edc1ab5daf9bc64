"""Pin every requirement with its hashes, naming no index, so that any mirror of the registry will do."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"


def main() -> int:
    for name in ("base", "dev"):
        command = [sys.executable, "-m", "piptools", "compile", "--quiet", "--generate-hashes", "--allow-unsafe"]
        command += [
            "--no-emit-index-url",
            "--no-emit-trusted-host",
            "--no-emit-find-links",
            "--no-header",
            "--strip-extras",
        ]
        command += ["--no-annotate", *sys.argv[1:], f"{name}.in", "--output-file", f"{name}.txt"]
        subprocess.run(command, cwd=FOLDER, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
