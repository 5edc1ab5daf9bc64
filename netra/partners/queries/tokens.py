"""The token a request brought."""

import hashlib
from datetime import datetime

from netra.partners.models import Token


def digest(secret: str) -> str:
    """What is kept of a token of 256 random bits."""
    return hashlib.sha256(f"netra partner\0{secret}".encode()).hexdigest()


def token_by_secret(secret: str, *, at: datetime) -> Token | None:
    """The token, if it opens anything at this moment."""
    found = Token.objects.filter(digest=digest(secret), ended_at=None, expires_at__gt=at, partner__ended_at=None)
    return found.select_related("partner__institution__region").first()
