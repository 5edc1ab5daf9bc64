"""Makes clean copies in a process of its own, with bounded memory: `python -m netra.evidence.copier FD,FD,FD`.

Files from strangers meet the decoders here and not in the worker: what bursts or hangs takes only this process along.
The three descriptors are files in memory shared with the worker: the plain original, the clean copy, the thumbnail; so
no plain byte comes to the disk. One media type per line on standard input; one answer per line on standard output,
`{"media_type": …}` or `{"failed": reason}`. Knows neither settings nor database nor keys.
"""

import json
import os
import resource
import sys
from typing import BinaryIO

from netra.evidence import kinds
from netra.evidence.kinds import BY_MEDIA_TYPE
from netra.evidence.pdfs import DamagedPdf, LockedPdf, clean_pdf
from netra.evidence.pictures import copies_of
from netra.evidence.refusals import Refused

_MOST_MEMORY = 3 * 1024**3
_YIELDING = 10  # niceness: whoever hands in a report goes first


def main() -> None:
    """Answer tasks until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    os.nice(_YIELDING)
    original, clean, small = (os.fdopen(int(number), "r+b", buffering=0) for number in sys.argv[1].split(","))
    for line in sys.stdin:
        with os.fdopen(os.dup(original.fileno()), "rb") as file:
            file.seek(0)
            answer = _answer(line.strip(), file, clean, small)
        print(json.dumps(answer), flush=True)


def _answer(media_type: str, original: BinaryIO, clean: BinaryIO, small: BinaryIO) -> dict[str, str]:
    kind = BY_MEDIA_TYPE[media_type]
    try:
        if kind == kinds.PDF:
            _put(clean, clean_pdf(original))
            return {"media_type": kind.media_type}
        copies = copies_of(original, kind)
    except LockedPdf:
        return {"failed": "LOCKED"}
    except (DamagedPdf, Refused):
        return {"failed": "DAMAGED"}
    except MemoryError:
        return {"failed": "HEAVY"}
    _put(clean, copies.clean)
    _put(small, copies.small)
    return {"media_type": copies.kind.media_type}


def _put(file: BinaryIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]


if __name__ == "__main__":
    main()
