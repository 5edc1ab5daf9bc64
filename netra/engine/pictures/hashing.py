"""A hash of the whole picture: the signs of its slowest waves, 256 bits, also for its mirror image."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from netra.engine.pictures.opening import Pixels

BYTES: Final = 32
_SIDE: Final = 64
_WAVES: Final = 16
_PLAIN: Final = 8.0
_MIRROR: Final = np.where(np.arange(1, _WAVES + 1) % 2 == 1, -1.0, 1.0)


def hashes(shades: Pixels) -> tuple[bytes, bytes]:
    """The hash of a grey picture and of its mirror image; empty for a picture too plain to be told from others."""
    small = cv2.resize(shades, (_SIDE, _SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    if float(small.std()) < _PLAIN:
        return b"", b""
    waves = np.asarray(cv2.dct(small), dtype=np.float32)[1 : _WAVES + 1, 1 : _WAVES + 1]
    return _signs(waves), _signs((waves * _MIRROR).astype(np.float32))


def _signs(waves: NDArray[np.float32]) -> bytes:
    return np.packbits(waves > 0).tobytes()


def distance(one: bytes, other: bytes) -> int:
    """Bits of 256 in which two hashes differ; all of them where one is empty."""
    if not one or not other:
        return 8 * BYTES
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).bit_count()
