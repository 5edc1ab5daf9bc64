"""What was kept outside and is held against the database: files of roots, values of roots, time tokens."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from rfc3161_client import decode_timestamp_response

from netra.custody.rootfiles import BadRootFile, Header, Leaf, headers, is_root_file, leaves_in

_VALUE = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Outside:
    """`values` are values of roots, or the hashes of such that a time-stamping authority signed."""

    headers: dict[int, Header] = field(default_factory=dict)
    values: tuple[str, ...] = ()
    paths: tuple[Path, ...] = ()

    def rows(self) -> Iterator[tuple[int, Iterable[Leaf]]]:
        """Rows under each root, of which each file is read once."""
        for number, found in groupby(leaves_in(self.paths), key=lambda one: one[0]):
            yield number, (leaf for _number, leaf in found)

    @staticmethod
    def means(value: str, header: Header) -> bool:
        """Whether the value is that root's, or its hash."""
        return value in (header.value, sha256(bytes.fromhex(header.value)).hexdigest())


def outside(given: Iterable[str]) -> Outside:
    """Read what was given: a value in hexadecimal, a file of roots, a time token, or a folder of these.

    Raises `BadRootFile` when something is neither, `OSError` when it cannot be read.
    """
    values, paths = [], []
    for one in given:
        if _VALUE.fullmatch(one.strip().lower()):
            values.append(one.strip().lower())
            continue
        path = Path(one)
        for file in sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]:
            if is_root_file(file):
                paths.append(file)
            else:
                values.append(_signed(file))
    return Outside(headers(paths), tuple(values), tuple(paths))


def _signed(path: Path) -> str:
    """The hash that a time token speaks of."""
    try:
        return decode_timestamp_response(path.read_bytes()).tst_info.message_imprint.message.hex()
    except ValueError:
        raise BadRootFile(f"{path}: this is neither a file of roots nor a time token.") from None
