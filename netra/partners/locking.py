"""Secrets of hooks, which we need again to sign: kept under a key that follows from the site's own secret."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def lock(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unlock(locked: str) -> str:
    """Raises `cryptography.fernet.InvalidToken` when the site's secret is another one."""
    return _box().decrypt(locked.encode()).decode()


def _box() -> MultiFernet:
    """The present secret writes, earlier ones still read."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    keys = (salted_hmac("netra.hooks", "", secret=secret, algorithm="sha256").digest() for secret in secrets)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])
