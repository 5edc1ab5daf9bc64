"""What other apps may do with the vault: seal, open, forget, rotate; make or read codes; keep the doors they open."""

from netra.vault.codes import (
    BadCode,
    CodeKind,
    code_from,
    digest,
    new_token,
    normalise,
)
from netra.vault.doors import IN_SESSION, Recent, Visits, WrongCodes
from netra.vault.form_tokens import FormToken, new_form_token, read_form_token
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
    "IN_SESSION",
    "Altered",
    "BadCode",
    "CodeKind",
    "Forgotten",
    "FormToken",
    "MissingKey",
    "ReasonRequired",
    "Recent",
    "Visits",
    "WrongCodes",
    "code_from",
    "digest",
    "ensure_key",
    "forget",
    "new_form_token",
    "new_token",
    "normalise",
    "open_sealed",
    "read_form_token",
    "rotate",
    "seal",
    "start_rotation",
]
