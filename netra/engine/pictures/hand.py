"""Looks at pictures in a process of its own, with bounded memory: `python -m netra.engine.pictures.hand`.

Pictures from strangers meet decoders and readers here and not in the worker: what bursts or hangs takes only this
process along. Nothing is read from or written to a disk. One task on standard input is a line of JSON,
`{"do": …, "sizes": […], …}`, and after it blocks of bytes of those sizes; an answer on standard output is the same.

    READ     one PDF → `{"found": …}`, its words without places
    LOOK     one picture → `{"found": …}` and its prints, those of its mirror image
    COMPARE  prints, mirrored prints, then prints of others → `{"alike": [null | {…}, …]}`
    COVER    one picture, `"boxes"` → its copy with these places painted over
"""

import json
import os
import resource
import sys
from dataclasses import asdict
from typing import Any, BinaryIO, Final

import cv2

from netra.engine.pictures.covering import covered
from netra.engine.pictures.looking import as_plain, look_at
from netra.engine.pictures.matching import Likeness, likeness
from netra.engine.pictures.opening import Unreadable, opened
from netra.engine.pictures.papers import read_paper
from netra.engine.pictures.prints import packed, unpacked
from netra.engine.pictures.shapes import Box

_MOST_MEMORY: Final = 3 * 1024**3
_YIELDING: Final = 10  # niceness: whoever hands in a report goes first
Answer = tuple[dict[str, Any], list[bytes]]


def main() -> None:
    """Answer tasks until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    os.nice(_YIELDING)
    cv2.setNumThreads(1)
    given, out = sys.stdin.buffer, sys.stdout.buffer
    while line := given.readline():
        task = json.loads(line)
        answer, blocks = _answer(task, [_exactly(given, size) for size in task["sizes"]])
        out.write(json.dumps(answer | {"sizes": [len(block) for block in blocks]}).encode() + b"\n")
        for block in blocks:
            out.write(block)
        out.flush()


def _answer(task: dict[str, Any], blocks: list[bytes]) -> Answer:
    try:
        match task["do"]:
            case "LOOK":
                found, prints, turned = look_at(blocks[0])
                return {"found": as_plain(found)}, [packed(prints), packed(turned)]
            case "READ":
                return {"found": as_plain(read_paper(blocks[0]))}, []
            case "COVER":
                return {}, [covered(opened(blocks[0]), [Box(*box) for box in task["boxes"]])]
            case _:
                return {"alike": _compared(blocks)}, []
    except Unreadable:
        return {"failed": "DAMAGED"}, []
    except MemoryError:
        return {"failed": "HEAVY"}, []


def _compared(blocks: list[bytes]) -> list[dict[str, Any] | None]:
    straight, turned = unpacked(blocks[0]), unpacked(blocks[1])
    told: list[dict[str, Any] | None] = []
    for block in blocks[2:]:
        other = unpacked(block)
        found = [likeness(straight, other), likeness(turned, other, turned=True)]
        best = max((one for one in found if one is not None), key=_rank, default=None)
        told.append(asdict(best) if best else None)
    return told


def _rank(one: Likeness) -> tuple[bool, float]:
    return one.is_same, one.agreed * one.covered


def _exactly(file: BinaryIO, size: int) -> bytes:
    content = file.read(size)
    if len(content) != size:
        raise EOFError
    return content


if __name__ == "__main__":
    main()
