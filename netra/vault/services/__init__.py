"""What other apps may do with the vault: seal, open, forget, rotate; and make or read codes."""

from netra.vault.codes import (
    BadCode,
    CodeKind,
    code_from,
    digest,
    new_token,
    normalise,
)
from netra.vault.keys import MissingKey
from netra.vault.services.sealing import (
    Altered,
    Forgotten,
    ReasonRequired,
    ensure_key,
    forget,
    open_sealed,
    rotate,
    seal,
    start_rotation,
)

__all__ = [
    "Altered",
    "BadCode",
    "CodeKind",
    "Forgotten",
    "MissingKey",
    "ReasonRequired",
    "code_from",
    "digest",
    "ensure_key",
    "forget",
    "new_token",
    "normalise",
    "open_sealed",
    "rotate",
    "seal",
    "start_rotation",
]
