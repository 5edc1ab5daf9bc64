"""Which scan there is on this machine: the compiled one, or where numba is not installed the one without a compiler.

Both give the same, to the last byte.
"""

from collections.abc import Callable
from typing import Final

from netra.engine.screening import fallback
from netra.engine.screening.words import Scan

try:
    from netra.engine.screening import kernel
except ImportError:  # numba or its compiler is missing
    IS_COMPILED = False
    scan: Callable[..., Scan] = fallback.scan
else:
    IS_COMPILED = True
    scan = kernel.scan

NAME: Final = "kernel" if IS_COMPILED else "fallback"
