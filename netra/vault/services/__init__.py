"""What other apps may do with the vault: seal, open, forget, rotate; make or read codes; keep the doors they open."""

from netra.lib.chunked import Damaged
from netra.vault.codes import (
    BadCode,
    CodeKind,
    code_from,
    digest,
    mark_of,
    new_token,
    normalise,
)
from netra.vault.doors import IN_SESSION, Recent, Visits, WrongCodes
from netra.vault.files import (
    SealingWriter,
    is_sealed_file,
    key_id_of_file,
    open_file,
    rewrap_file,
    shred_file,
    size_of_file,
)
from netra.vault.form_tokens import FormToken, new_form_token, read_form_token
from netra.vault.keys import MissingKey
from netra.vault.services.sealing import (
    Altered,
    Forgotten,
    ForTheRelayAlone,
    ReasonRequired,
    StillInUse,
    ensure_key,
    forget,
    open_sealed,
    retire_keys,
    rotate,
    rows_to_rotate,
    seal,
    start_rotation,
)

__all__ = [
    "IN_SESSION",
    "Altered",
    "BadCode",
    "CodeKind",
    "Damaged",
    "ForTheRelayAlone",
    "Forgotten",
    "FormToken",
    "MissingKey",
    "ReasonRequired",
    "Recent",
    "SealingWriter",
    "StillInUse",
    "Visits",
    "WrongCodes",
    "code_from",
    "digest",
    "ensure_key",
    "forget",
    "is_sealed_file",
    "key_id_of_file",
    "mark_of",
    "new_form_token",
    "new_token",
    "normalise",
    "open_file",
    "open_sealed",
    "read_form_token",
    "retire_keys",
    "rewrap_file",
    "rotate",
    "rows_to_rotate",
    "seal",
    "shred_file",
    "size_of_file",
    "start_rotation",
]
