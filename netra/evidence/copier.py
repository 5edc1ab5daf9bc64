"""Makes clean copies in a process of its own, with bounded memory: `python -m netra.evidence.copier`.

Files from strangers meet the decoders here and not in the worker: what bursts or hangs takes only this process along.
One task per line on standard input, `{"original": …, "media_type": …, "clean": …, "small": …}` with paths; one answer
per line on standard output, `{"media_type": …}` or `{"failed": reason}`. Knows neither settings nor database.
"""

import json
import resource
import sys
from pathlib import Path

from netra.evidence import kinds
from netra.evidence.kinds import BY_MEDIA_TYPE
from netra.evidence.pdfs import DamagedPdf, LockedPdf, clean_pdf
from netra.evidence.pictures import copies_of
from netra.evidence.refusals import Refused

_MOST_MEMORY = 3 * 1024**3


def main() -> None:
    """Answer tasks until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


def _answer(task: dict[str, str]) -> dict[str, str]:
    kind, original = BY_MEDIA_TYPE[task["media_type"]], Path(task["original"])
    try:
        if kind == kinds.PDF:
            Path(task["clean"]).write_bytes(clean_pdf(original))
            return {"media_type": kind.media_type}
        copies = copies_of(original, kind)
    except LockedPdf:
        return {"failed": "LOCKED"}
    except (DamagedPdf, Refused):
        return {"failed": "DAMAGED"}
    except MemoryError:
        return {"failed": "HEAVY"}
    Path(task["clean"]).write_bytes(copies.clean)
    Path(task["small"]).write_bytes(copies.small)
    return {"media_type": copies.kind.media_type}


if __name__ == "__main__":
    main()
