"""What a form carries so that sending it twice gives one report, and files once taken in need not be sent again."""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing

from netra.vault import services as vault

_FORM, _FILE = "netra.intake.form", "netra.intake.file"


@dataclass(frozen=True, slots=True)
class FormToken:
    """The secret of one form; the receipt code follows from `secret`, `signed` is what the page carries."""

    secret: str
    signed: str


def new_token() -> FormToken:
    secret = vault.new_token()
    return FormToken(secret, signing.dumps(secret, salt=_FORM))


def read_token(signed: str) -> FormToken | None:
    """The token a page carried; `None` when it is missing or not ours."""
    try:
        return FormToken(str(signing.loads(signed, salt=_FORM)), signed)
    except signing.BadSignature:
        return None


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
