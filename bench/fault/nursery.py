"""Servers that start at once: a process that has loaded Netra and makes a child of itself for every start.

`netra serve` spends seconds on loading; a thousand starts would spend hours. The child leads a process group of its own
and runs the very command; only the loading was done before. `python -m bench.fault.nursery` reads lines of JSON, each
the log file and the words of a command, and answers with the number of the child.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bad_days.house import ROOT, House


class Nursery:
    """The process that is kept; `start` gives the number of a new process group."""

    def __init__(self, house: House) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.fault.nursery"],
            env=house.environment,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, log: Path, *words: str) -> int:
        return int(self._ask({"log": str(log), "words": words}))

    def bury(self, child: int) -> None:
        """Wait until a killed child is gone."""
        self._ask({"bury": child})

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def _ask(self, order: dict[str, Any]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def _main() -> None:
    from netra.config import cli, commands  # noqa: F401  loaded once, for all children
    from netra.config.wsgi import application  # noqa: F401

    for line in sys.stdin:
        order = json.loads(line)
        if "bury" in order:
            os.waitpid(order["bury"], 0)
            print("true", flush=True)
            continue
        child = os.fork()
        if child == 0:
            os.setsid()
            log = os.open(order["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            os.dup2(log, 1)
            os.dup2(log, 2)
            os._exit(cli.main(order["words"]))
        print(child, flush=True)


if __name__ == "__main__":
    _main()
