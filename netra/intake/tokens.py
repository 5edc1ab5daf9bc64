"""Marks of the files a form has handed in already, so that they need not be sent again."""

from uuid import UUID

from django.core import signing

from netra.vault.services import FormToken
from netra.vault.services import new_form_token as new_token
from netra.vault.services import read_form_token as read_token

__all__ = ["FormToken", "new_token", "read_file", "read_token", "sign_file"]

_FILE = "netra.intake.file"


def sign_file(token: FormToken, evidence_id: UUID) -> str:
    """A mark that this form has already handed in this file."""
    return signing.dumps([token.secret, str(evidence_id)], salt=_FILE)


def read_file(token: FormToken, signed: str) -> UUID | None:
    """The file of a mark, if it belongs to this very form."""
    try:
        secret, evidence_id = signing.loads(signed, salt=_FILE)
        return UUID(evidence_id) if secret == token.secret else None
    except (signing.BadSignature, ValueError):
        return None
