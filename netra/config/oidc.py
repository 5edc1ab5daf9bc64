"""The sign-in of an agency, by OpenID Connect: NETRA_OIDC_ISSUER, _CLIENT, _SECRET (or _SECRET_FILE) and _NAME."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from netra.config.environment import BadSetting, read_text

LOCAL = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Oidc:
    """`name` is what the button says, empty when nothing is set up."""

    issuer: str = ""
    client: str = ""
    secret: str = ""
    name: str = ""

    @property
    def apps(self) -> list[dict[str, Any]]:
        """As django-allauth wants it."""
        if not self.issuer:
            return []
        app = {"provider_id": "kantor", "name": self.name, "client_id": self.client, "secret": self.secret}
        return [{**app, "settings": {"server_url": self.issuer, "scope": ["openid", "email"]}}]

    @property
    def origins(self) -> list[str]:
        """Where the sign-in form is sent on to: browsers hold a form's whole way against the content policy."""
        place = urlsplit(self.issuer)
        return [f"{place.scheme}://{place.netloc}"] if self.issuer else []


def read_oidc() -> Oidc:
    """Raises `BadSetting` for an issuer that is no https address, or one without a client."""
    issuer = read_text("NETRA_OIDC_ISSUER").rstrip("/")
    if not issuer:
        return Oidc()
    place = urlsplit(issuer)
    if not place.hostname or not (place.scheme == "https" or (place.scheme == "http" and place.hostname in LOCAL)):
        raise BadSetting(f"NETRA_OIDC_ISSUER is {issuer!r}; write an https address.")
    client, secret = read_text("NETRA_OIDC_CLIENT"), read_text("NETRA_OIDC_SECRET")
    if not client or not secret:
        raise BadSetting("NETRA_OIDC_ISSUER is set; NETRA_OIDC_CLIENT and NETRA_OIDC_SECRET are wanted too.")
    return Oidc(issuer, client, secret, read_text("NETRA_OIDC_NAME", place.hostname))
