"""The worker's end of the process that looks at pictures: hands it bytes, waits a while, starts it again."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
_SECONDS = 150
_BLOCK = 1 << 16


class NoAnswer(Exception):
    """The process died over this picture, or took too long."""


class Hand:
    """A process for pictures, started when first needed and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, do: str, blocks: Sequence[bytes], **more: object) -> tuple[dict[str, Any], list[bytes]]:
        """The answer to one task and the blocks that came with it. Raises `NoAnswer`."""
        process = self._process = self._process or _started()
        line = json.dumps({"do": do, "sizes": [len(block) for block in blocks], **more}).encode() + b"\n"
        until = time.monotonic() + _SECONDS
        try:
            assert process.stdin is not None
            for part in (line, *blocks):
                process.stdin.write(part)
            process.stdin.flush()
            held = bytearray()
            while b"\n" not in held:
                held += _some(process, until)
            head, _end, rest = bytes(held).partition(b"\n")
            answer: dict[str, Any] = json.loads(head)
            sizes = answer.get("sizes", [])
            body = bytearray(rest)
            while len(body) < sum(sizes):
                body += _some(process, until)
        except (OSError, NoAnswer, ValueError):
            self.close()
            raise NoAnswer from None
        return answer, _cut(bytes(body), sizes)

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # a task that was never read
                    pipe.close()


@contextmanager
def hand() -> Iterator[Hand]:
    """A hand that is ended with the block."""
    made = Hand()
    try:
        yield made
    finally:
        made.close()


def _some(process: subprocess.Popen[bytes], until: float) -> bytes:
    assert process.stdout is not None
    left = until - time.monotonic()
    if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
        raise NoAnswer
    came = os.read(process.stdout.fileno(), _BLOCK)
    if not came:
        raise NoAnswer
    return came


def _cut(body: bytes, sizes: Sequence[int]) -> list[bytes]:
    blocks, start = [], 0
    for size in sizes:
        blocks.append(body[start : start + size])
        start += size
    return blocks


def _started() -> subprocess.Popen[bytes]:
    # Of the environment only what finds the interpreter's libraries and the reading program: it needs no secret.
    names = ("PATH", "LANG", "LD_LIBRARY_PATH", "TMPDIR", "TESSDATA_PREFIX")
    kept = {name: os.environ[name] for name in names if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "netra.engine.pictures.hand"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=_ROOT,
        env=kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"},
    )
