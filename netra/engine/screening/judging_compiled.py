"""One way of compiling for everything that judges."""

from collections.abc import Callable
from typing import Any

import numpy as np

try:
    from numba import njit as _njit

    from netra.engine.compiling import KEPT
except ImportError:  # the same functions then run as plain Python, slowly
    compiler: Any = None
    KEPT = None
else:
    compiler = _njit


def compiled(function: Callable[..., Any]) -> Any:
    """Compiled on first use and kept (`netra.engine.compiling`); where nothing can be written, compiled anew in every
    process. No array is made in compiled code: without counting of references calls are cheap."""
    return _compiled(function)


def inlined(function: Callable[..., Any]) -> Any:
    """The same, put into its callers: for what is called for every word, as each array costs at every call."""
    return _compiled(function, forceinline=True)


def _compiled(function: Callable[..., Any], **options: bool) -> Any:
    if compiler is None:
        return np.errstate(over="ignore")(function)  # whole numbers go round on purpose
    return compiler(cache=KEPT is not None, nogil=True, _nrt=False, **options)(function)
