"""What a form carries so that sending it twice gives one thing, and one code."""

from dataclasses import dataclass

from django.core import signing

from netra.vault.codes import new_token

_FORM = "netra.form"


@dataclass(frozen=True, slots=True)
class FormToken:
    """The secret of one form; a code follows from `secret`, `signed` is what the page carries."""

    secret: str
    signed: str


def new_form_token() -> FormToken:
    secret = new_token()
    return FormToken(secret, signing.dumps(secret, salt=_FORM))


def read_form_token(signed: str) -> FormToken | None:
    """The token a page carried; `None` when it is missing or not ours."""
    try:
        return FormToken(str(signing.loads(signed, salt=_FORM)), signed)
    except signing.BadSignature:
        return None
