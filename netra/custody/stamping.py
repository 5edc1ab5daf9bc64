"""Asking a time-stamping authority (RFC 3161) to sign a root, and checking what it answered."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

from cryptography.x509 import load_pem_x509_certificates
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

PATIENCE = 15
MOST = 1 << 20  # bytes of an answer; a token has some thousand


class NoStamp(Exception):
    """The authority did not answer as it should; `str()` says how."""


def stamp(value: str, *, authority: str, certificates: Path | None) -> bytes:
    """The authority's answer over the root with this value. With certificates of its root the signature is checked
    at once; without, only that it speaks of this root and of this request."""
    data = bytes.fromhex(value)
    request = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256).build()
    asked = Request(  # noqa: S310  the address is a setting
        authority, request.as_bytes(), {"Content-Type": "application/timestamp-query"}
    )
    try:
        with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310
            content = bytes(answer.read(MOST))
    except (URLError, OSError) as fault:
        raise NoStamp(f"{authority}: {fault}") from None
    try:
        told = decode_timestamp_response(content)
        if told.status not in (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS):
            raise NoStamp(f"{authority}: status {told.status}")
        if told.tst_info.message_imprint.message != sha256(data).digest() or told.tst_info.nonce != request.nonce:
            raise NoStamp(f"{authority}: the answer is about something else")
        if certificates is not None:
            check(content, value, certificates)
    except ValueError as fault:
        raise NoStamp(f"{authority}: {fault}") from None
    return content


def check(content: bytes, value: str, certificates: Path) -> datetime:
    """When the authority signed this root. Raises `NoStamp` when its signature is not under these certificates."""
    told = decode_timestamp_response(content)
    builder = VerifierBuilder()
    for certificate in load_pem_x509_certificates(certificates.read_bytes()):
        if certificate.issuer == certificate.subject:
            builder = builder.add_root_certificate(certificate)
        else:
            builder = builder.add_intermediate_certificate(certificate)
    try:
        builder.build().verify(told, sha256(bytes.fromhex(value)).digest())
    except VerificationError as fault:
        raise NoStamp(str(fault)) from None
    return told.tst_info.gen_time
