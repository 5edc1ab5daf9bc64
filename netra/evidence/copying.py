"""The worker's end of the copier: hands it one original at a time and does not wait for ever."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from netra.evidence import store
from netra.evidence.kinds import BY_MEDIA_TYPE, Kind
from netra.evidence.limits import COPY_SECONDS
from netra.evidence.models import CleanReason

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Copies:
    """The bytes of the clean copy with its kind; `small` is None where there is no thumbnail."""

    kind: Kind
    clean: bytes
    small: bytes | None


class Copier:
    """A copier process, started when first needed and again after it died."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._shared: list[BinaryIO] = []

    def copies_of(self, sha256: str, media_type: str) -> Copies | CleanReason:
        """The copies of one original, or why there are none. Raises what `store.open_original` raises."""
        self._process = self._process or self._started()
        try:
            with store.open_original(sha256) as file:
                for block in store.blocks(file):
                    self._shared[0].write(block)
            answer = self._ask(media_type.encode() + b"\n")
            if answer is None:
                return CleanReason.HEAVY
            if "failed" in answer:
                return CleanReason(answer["failed"])
            clean, small = (_content(file) for file in self._shared[1:])
            return Copies(kind=BY_MEDIA_TYPE[answer["media_type"]], clean=clean, small=small or None)
        finally:
            for file in self._shared:
                file.seek(0)
                file.truncate()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        while self._shared:
            self._shared.pop().close()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # a task that was never read
                    pipe.close()

    def _started(self) -> subprocess.Popen[bytes]:
        # In memory: the plain bytes of an original never come to the disk.
        self._shared = [os.fdopen(os.memfd_create("netra"), "r+b", buffering=0) for _ in range(3)]
        numbers = [file.fileno() for file in self._shared]
        # Of the environment only what finds the interpreter's libraries: the copier needs no secret.
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LD_LIBRARY_PATH", "TMPDIR") if name in os.environ}
        return subprocess.Popen(  # noqa: S603 (our own interpreter and module, and numbers)
            [sys.executable, "-m", "netra.evidence.copier", ",".join(map(str, numbers))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=kept,
            pass_fds=numbers,
        )

    def _ask(self, line: bytes) -> dict[str, str] | None:
        """The answer, or None when the process died or took too long over it."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        answer = b""
        try:
            process.stdin.write(line)
            process.stdin.flush()
            if select.select([process.stdout], [], [], COPY_SECONDS)[0]:
                answer = process.stdout.readline()
        except BrokenPipeError:
            pass
        if not answer:
            self.close()
            return None
        given: dict[str, str] = json.loads(answer)
        return given


@contextmanager
def copier() -> Iterator[Copier]:
    """A copier that is ended with the block."""
    made = Copier()
    try:
        yield made
    finally:
        made.close()


def _content(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read()
