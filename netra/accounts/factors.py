"""What makes second factors work is kept encrypted, so that a stolen database lets nobody in.

The key follows from the site's own secret, which lies outside the database. Rows of older installations are read as
they are, and written encrypted when they change.
"""

import base64

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

_MARK = "v1:"


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    def encrypt(self, text: str) -> str:
        return _MARK + _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        if not encrypted_text.startswith(_MARK):
            return encrypted_text
        return _box().decrypt(encrypted_text.removeprefix(_MARK).encode()).decode()


def _box() -> MultiFernet:
    """The present secret writes, earlier ones still read."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    keys = (salted_hmac("netra.second-factor", "", secret=secret, algorithm="sha256").digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
