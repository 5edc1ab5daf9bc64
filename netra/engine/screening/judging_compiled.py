"""One way of compiling for everything that judges."""

from collections.abc import Callable
from typing import Any

from numba import njit


def compiled(function: Callable[..., Any]) -> Any:
    """Compiled on first use and kept beside the source, or in the user's cache; where neither can be written,
    compiled anew in every process. No array is made in compiled code: without counting of references calls are
    cheap."""
    compiler: Any = njit
    try:
        return compiler(cache=True, nogil=True, _nrt=False)(function)
    except RuntimeError:  # no place to keep it
        return compiler(nogil=True, _nrt=False)(function)
