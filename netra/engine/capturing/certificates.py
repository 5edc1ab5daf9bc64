"""Who a server said it is; and the certificate of our own with which the filter speaks to Chromium."""

import base64
import hashlib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass(frozen=True, slots=True)
class Chain:
    """What TLS told: certificates as DER, the server's own first. `fault` says why it was not trusted, else empty."""

    certificates: tuple[bytes, ...]
    version: str
    cipher: str
    fault: str = ""

    def as_json(self) -> dict[str, Any]:
        """For people and archives: names, days, fingerprints, and the certificates themselves as PEM."""
        return {
            "trusted": not self.fault,
            "fault": self.fault,
            "version": self.version,
            "cipher": self.cipher,
            "chain": [_told(one) for one in self.certificates],
        }


def chain_of(sock: ssl.SSLSocket, fault: str) -> Chain:
    """The chain as the server sent it."""
    cipher = sock.cipher()
    return Chain(_sent(sock), sock.version() or "", cipher[0] if cipher else "", fault)


def _sent(sock: ssl.SSLSocket) -> tuple[bytes, ...]:
    asked = getattr(sock, "get_unverified_chain", None)  # from Python 3.13 on
    if asked is not None:
        return tuple(asked())
    inner = getattr(sock, "_sslobj", None)
    if inner is not None and hasattr(inner, "get_unverified_chain"):
        found = inner.get_unverified_chain() or []
        return tuple(ssl.PEM_cert_to_DER_cert(one.public_bytes()) for one in found)
    own = sock.getpeercert(binary_form=True)
    return (own,) if own else ()


def _told(der: bytes) -> dict[str, Any]:
    told: dict[str, Any] = {"sha256": hashlib.sha256(der).hexdigest(), "pem": ssl.DER_cert_to_PEM_cert(der)}
    try:
        found = x509.load_der_x509_certificate(der)
        told |= {
            "subject": found.subject.rfc4514_string(),
            "issuer": found.issuer.rfc4514_string(),
            "serial": f"{found.serial_number:x}",
            "from": found.not_valid_before_utc.isoformat(),
            "until": found.not_valid_after_utc.isoformat(),
            "names": _names(found),
        }
    except ValueError:  # kept as it came, even where it cannot be read
        told["subject"] = ""
    return told


def _names(found: x509.Certificate) -> list[str]:
    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    return names.get_values_for_type(x509.DNSName)[:50]


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """For the filter alone, made anew for each capture; Chromium is told its key and trusts nothing else of ours."""

    context: ssl.SSLContext
    key_hash: str


def own_certificate(folder: Path) -> OwnCertificate:
    """A certificate signed by itself; its file is gone when this returns."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "capture")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("capture.invalid")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    path = folder / "filter.pem"
    path.touch(mode=0o600)
    plain, no_word = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, plain, no_word)
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    try:
        context.load_cert_chain(path)
    finally:
        path.unlink()
    spki = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return OwnCertificate(context, base64.b64encode(hashlib.sha256(spki).digest()).decode())
