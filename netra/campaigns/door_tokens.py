"""The address behind a session's QR code, and the form of somebody who signs in there."""

import base64

from django.core import signing
from django.utils.crypto import get_random_string, salted_hmac

from netra.campaigns.models import Act

_DOOR, _FORM = "netra.campaigns.door", "netra.campaigns.sign-in"
_LENGTH = 12  # of 5 bits each: not to be guessed while a session lasts


def token_of(act: Act) -> str:
    """The word in the address of an act's door: always the same, so that it can be shown again and printed."""
    digest = salted_hmac(_DOOR, f"{act.pk} {act.ref}", algorithm="sha256").digest()
    return base64.b32encode(digest)[:_LENGTH].decode().lower()


def door_digest(token: str) -> str:
    """What is kept of that word."""
    return salted_hmac(f"{_DOOR}.kept", token, algorithm="sha256").hexdigest()


def new_form() -> str:
    """A signed mark for one form; sent twice it is one person."""
    return signing.dumps(get_random_string(20), salt=_FORM)


def form_digest(signed: str) -> str | None:
    """What is kept of a form's mark; `None` when it is not ours."""
    try:
        return salted_hmac(_FORM, str(signing.loads(signed, salt=_FORM)), algorithm="sha256").hexdigest()
    except signing.BadSignature:
        return None
