"""The look every file gets before it is taken in; the form and the store share it."""

from dataclasses import dataclass
from typing import BinaryIO

from netra.evidence.kinds import Family, Kind, recognise
from netra.evidence.pictures import perceptual_key


@dataclass(frozen=True, slots=True)
class Findings:
    """What a file is; `perceptual_key` is 16 hex digits, or empty where there is none."""

    kind: Kind
    perceptual_key: str = ""


def examine(file: BinaryIO, *, archives: bool = False) -> Findings:
    """Find the kind by content and, for pictures we can decode, decode it once. Raises `Refused`."""
    kind = recognise(file, archives=archives)
    if kind.family is Family.PHOTO and kind.cleanable:
        return Findings(kind, perceptual_key(file, kind))
    return Findings(kind)
